import { Slider as AriaSlider, Label, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import './slider.css';

export interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
  /** What is shown and said for a value. */
  readonly format: (value: number) => string;
  readonly onChange: (value: number) => void;
  readonly isDisabled?: boolean;
}

/** A value between two bounds; arrow keys, Page keys, Home and End move it. */
export function Slider({ label, value, minimum, maximum, step, format, onChange, isDisabled = false }: SliderProps) {
  return (
    <AriaSlider
      className="zk-slider"
      value={value}
      minValue={minimum}
      maxValue={maximum}
      step={step}
      isDisabled={isDisabled}
      onChange={(next) => onChange(next)}
    >
      <Label className="zk-field__label">{label}</Label>
      <SliderOutput className="zk-slider__value">{format(value)}</SliderOutput>
      <SliderTrack className="zk-slider__track">
        <SliderThumb className="zk-slider__thumb" />
      </SliderTrack>
    </AriaSlider>
  );
}

import { useId } from 'react';
import type { Box } from '../../../shared/domain/evidence/box.ts';
import { privacyText } from '../../text/privacy-guard.ts';
import { viewerText } from '../../text/viewer.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { BoxEditor } from '../../viewer/box-editor.tsx';
import type { PageSource } from '../../viewer/page-source.ts';
import { PageStage } from '../../viewer/page-stage.tsx';
import type { PlaceToBlacken } from './plan-places.ts';

export interface PlaceEditorProps {
  readonly source: PageSource;
  readonly page: number;
  readonly onPageChange: (page: number) => void;
  readonly places: readonly PlaceToBlacken[];
  readonly onChange: (places: readonly PlaceToBlacken[]) => void;
}

/** Where a place begins that was added by keyboard. */
const inTheMiddle: Box = { left: 0.35, top: 0.45, width: 0.3, height: 0.05 };

/** The page with its places, and the same places as a list. */
export function PlaceEditor({ source, page, onPageChange, places, onChange }: PlaceEditorProps) {
  const helpId = useId();
  const here = places.filter((place) => place.page === page);
  const numberOf = (id: string) => places.findIndex((place) => place.id === id) + 1;
  const add = (box: Box) => {
    const id = String(1 + Math.max(0, ...places.map((place) => Number(place.id))));
    onChange([...places, { id, page, box }]);
    focusOn(id);
  };
  const remove = (id: string) => {
    onChange(places.filter((place) => place.id !== id));
    focusOn(here.find((place) => place.id !== id)?.id);
  };
  return (
    <div className="zk-guard__work">
      <div className="zk-guard__stage">
        <PageStage source={source} page={page} texts={viewerText}>
          <BoxEditor
            look="cover"
            helpId={helpId}
            boxes={here.map(({ id, box }) => ({ id, box, label: privacyText.place(numberOf(id), page) }))}
            onChange={(id, box) => onChange(places.map((place) => (place.id === id ? { ...place, box } : place)))}
            onAdd={add}
            onRemove={remove}
          />
        </PageStage>
      </div>
      <div className="zk-guard__side">
        <p>{privacyText.intro}</p>
        <p id={helpId} className="zk-guard__help">
          {privacyText.help}
        </p>
        {source.pageCount > 1 ? (
          <div className="zk-guard__pages">
            <IconButton
              icon="chevron-left"
              label={privacyText.previousPage}
              isDisabled={page <= 1}
              onPress={() => onPageChange(page - 1)}
            />
            <span>{privacyText.page(page, source.pageCount)}</span>
            <IconButton
              icon="chevron-right"
              label={privacyText.nextPage}
              isDisabled={page >= source.pageCount}
              onPress={() => onPageChange(page + 1)}
            />
          </div>
        ) : null}
        <h3 className="zk-section__title">{privacyText.places}</h3>
        {here.length === 0 ? <p>{privacyText.noPlaces}</p> : null}
        <ul className="zk-guard__places">
          {here.map(({ id }) => (
            <li key={id}>
              <span>{privacyText.place(numberOf(id), page)}</span>
              <IconButton icon="cross" label={privacyText.remove(numberOf(id))} onPress={() => remove(id)} />
            </li>
          ))}
        </ul>
        <Button onPress={() => add(inTheMiddle)}>{privacyText.add}</Button>
        {places.length === 0 ? <p className="zk-guard__help">{privacyText.nothingToDo}</p> : null}
      </div>
    </div>
  );
}

/** The place is there with the next picture. Without one the button for adding takes the focus. */
function focusOn(id: string | undefined): void {
  const wanted = id === undefined ? '.zk-guard__side > .zk-button' : `[data-box="${id}"]`;
  requestAnimationFrame(() => document.querySelector<HTMLElement>(wanted)?.focus());
}

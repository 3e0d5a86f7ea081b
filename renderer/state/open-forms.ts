import { create } from 'zustand';

/** A form that is open, by its name, and what it is about. Names and ids only: what is entered is a draft (bridge). */
export interface OpenForm<Name extends string = string> {
  readonly name: Name;
  readonly about: string | undefined;
  /** With what it begins, where a step has led to it. */
  readonly detail?: string | undefined;
}

/** By the place on the screen; each has one form at a time. Outlives the lock, so that people find it as they left it. */
const useForms = create<{ readonly forms: ReadonlyMap<string, OpenForm> }>(() => ({ forms: new Map() }));

/** The form that is open at a place for one thing, and how to open another one there or none. */
export function useOpenForm<Name extends string>(
  place: string,
  about: string | undefined,
): readonly [OpenForm<Name> | undefined, (name: Name | undefined, detail?: string) => void] {
  const form = useForms(({ forms }) => forms.get(place));
  const open = (name: Name | undefined, detail?: string) =>
    useForms.setState(({ forms }) => {
      const next = new Map(forms);
      if (name === undefined) next.delete(place);
      else next.set(place, { name, about, detail });
      return { forms: next };
    });
  return [form !== undefined && form.about === about ? (form as OpenForm<Name>) : undefined, open];
}

/** After a change of person. */
export function closeAllForms(): void {
  useForms.setState({ forms: new Map() });
}

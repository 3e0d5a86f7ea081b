export interface NamedArrivals {
  readonly own: number;
  readonly deputy: readonly { readonly name: string; readonly tasks: number }[];
}

export interface ArrivalNotice {
  readonly title: string;
  readonly body: string;
}

/** What the desktop shows about new submissions: counts and names of colleagues, nothing of citizens. Null for none. Pure. */
export function describeArrivals({ own, deputy }: NamedArrivals): ArrivalNotice | null {
  const all = own + deputy.reduce((sum, { tasks }) => sum + tasks, 0);
  const [only, ...others] = deputy;
  if (all === 0) return null;
  if (only === undefined) return { title: texts.arrived(own), body: texts.program };
  if (own === 0 && others.length === 0) return { title: texts.arrivedFor(all, only.name), body: texts.program };
  const parts = [
    ...(own === 0 ? [] : [texts.forYou(own)]),
    ...deputy.map(({ name, tasks }) => texts.part(tasks, name)),
  ];
  return { title: texts.arrived(all), body: parts.join(', ') };
}

const texts = {
  program: 'Zweiklick',
  arrived: (count: number) => (count === 1 ? 'Neuer Eingang' : `${count} neue Eingänge`),
  arrivedFor: (count: number, name: string) =>
    count === 1 ? `Neuer Eingang in Vertretung für ${name}` : `${count} neue Eingänge in Vertretung für ${name}`,
  forYou: (count: number) => `${count} für Sie`,
  part: (count: number, name: string) => `${count} in Vertretung für ${name}`,
} as const;

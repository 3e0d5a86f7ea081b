/** The registers (sections) of the two kinds of files under SGB II. Offices may rename them; the numbers are stable. */
export const fileKinds = ['integration', 'benefit'] as const;
export type FileKind = (typeof fileKinds)[number];

export interface Register {
  /** Two digits, unique within a kind of file. */
  readonly number: string;
  readonly title: string;
}

const registers: Readonly<Record<FileKind, readonly Register[]>> = {
  integration: [
    { number: '01', title: 'Stammdaten' },
    { number: '02', title: 'Beratung und Kooperationsplan' },
    { number: '03', title: 'Krankmeldungen' },
    { number: '04', title: 'Ortsabwesenheit' },
    { number: '05', title: 'Maßnahmen' },
    { number: '06', title: 'Einladungen und Meldetermine' },
    { number: '07', title: 'Schriftverkehr' },
  ],
  benefit: [
    { number: '01', title: 'Anträge' },
    { number: '02', title: 'Bescheide' },
    { number: '03', title: 'Unterkunft und Heizung' },
    { number: '04', title: 'Einkommen und Vermögen' },
    { number: '05', title: 'Veränderungen' },
    { number: '06', title: 'Personen und Urkunden' },
    { number: '07', title: 'Krankenversicherung' },
    { number: '08', title: 'Rückforderung' },
    { number: '09', title: 'Schriftverkehr' },
  ],
};

export function registersOf(kind: FileKind): readonly Register[] {
  return registers[kind];
}

export function findRegister(kind: FileKind, number: string): Register | undefined {
  return registers[kind].find((register) => register.number === number);
}

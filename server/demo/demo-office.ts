import type { TeamId, WorkerId } from '../../shared/base/ids.ts';
import type { Role } from '../../shared/domain/worker.ts';
import { places } from './names/places.ts';

export const demoOfficeName = 'Jobcenter Rurtal';

export type DemoServiceOffice = 'dueren' | 'juelich';

/** The branches and the postal codes they serve; the first one is the main one. */
export const demoServiceOffices = [
  { key: 'dueren', name: 'Servicestelle Düren', address: 'Tuchmacherplatz 4, 52349 Düren' },
  { key: 'juelich', name: 'Servicestelle Jülich', address: 'Am Zitadellengraben 11, 52428 Jülich' },
] as const satisfies readonly { key: DemoServiceOffice; name: string; address: string }[];

const northern = ['Jülich', 'Linnich', 'Titz', 'Aldenhoven', 'Inden', 'Niederzier'];

export function serviceOfficeOf(city: string): DemoServiceOffice {
  return northern.includes(city) ? 'juelich' : 'dueren';
}

export function postalCodesOf(office: DemoServiceOffice): readonly string[] {
  return places.filter((place) => serviceOfficeOf(place.city) === office).map((place) => place.postalCode);
}

export const demoTeams = [
  { key: 'team1', name: 'Team 1', office: 'dueren', kind: 'benefit' },
  { key: 'team2', name: 'Team 2', office: 'juelich', kind: 'benefit' },
  { key: 'team3', name: 'Team 3', office: 'dueren', kind: 'integration' },
  { key: 'team4', name: 'Team 4', office: 'juelich', kind: 'integration' },
] as const;
export type DemoTeam = (typeof demoTeams)[number]['key'];

interface DemoWorkerEntry {
  readonly login: string;
  readonly displayName: string;
  readonly team: DemoTeam;
  readonly roles: readonly Role[];
}

/** Invented people. Sabine Okafor stands in for K. Yıldız until next Friday. */
export const demoWorkers = [
  { login: 's.okafor', displayName: 'Sabine Okafor', team: 'team3', roles: ['handle'] },
  { login: 'k.yildiz', displayName: 'K. Yıldız', team: 'team3', roles: ['handle'] },
  { login: 'm.vossen', displayName: 'Martina Vossen', team: 'team3', roles: ['handle', 'coordinate'] },
  { login: 'j.rademacher', displayName: 'Jonas Rademacher', team: 'team3', roles: ['handle'] },
  { login: 'r.hoevel', displayName: 'Ralf Hövel', team: 'team1', roles: ['handle', 'coordinate'] },
  { login: 'n.breuer', displayName: 'Nadine Breuer', team: 'team1', roles: ['handle'] },
  { login: 't.mansour', displayName: 'Tarek Mansour', team: 'team1', roles: ['handle'] },
  { login: 'b.wirtz', displayName: 'Beate Wirtz', team: 'team1', roles: ['read'] },
  { login: 'd.klassen', displayName: 'Dorothee Klaßen', team: 'team4', roles: ['handle', 'coordinate'] },
  { login: 'p.zielinski', displayName: 'Paweł Zieliński', team: 'team4', roles: ['handle'] },
  { login: 'a.demir', displayName: 'Aylin Demir', team: 'team4', roles: ['handle'] },
  { login: 'i.offermann', displayName: 'Ingrid Offermann', team: 'team2', roles: ['handle', 'coordinate'] },
  { login: 'l.kuepper', displayName: 'Lars Küpper', team: 'team2', roles: ['handle'] },
  { login: 't.lenz', displayName: 'Tobias Lenz', team: 'team2', roles: ['admin'] },
  { login: 'e.thoennes', displayName: 'Elke Thönnes', team: 'team2', roles: ['privacy'] },
] as const satisfies readonly DemoWorkerEntry[];
export type DemoLogin = (typeof demoWorkers)[number]['login'];

/** Who shares the cases of a branch, besides Sabine, who has hers as a whole. */
export const caseload = {
  dueren: {
    integration: ['k.yildiz', 'm.vossen', 'j.rademacher'],
    benefit: ['r.hoevel', 'n.breuer', 't.mansour'],
  },
  juelich: {
    integration: ['d.klassen', 'p.zielinski', 'a.demir'],
    benefit: ['i.offermann', 'l.kuepper', 'l.kuepper'],
  },
} as const satisfies Record<
  DemoServiceOffice,
  Record<'integration' | 'benefit', readonly [DemoLogin, DemoLogin, DemoLogin]>
>;

/** A worker with the ids of this database. */
export interface SeededWorker extends DemoWorkerEntry {
  readonly id: WorkerId;
  readonly teamId: TeamId;
  readonly teamName: string;
}

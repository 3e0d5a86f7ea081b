import type { TeamId, WorkerId } from '../../shared/base/ids.ts';
import type { Role } from '../../shared/domain/worker.ts';
import type { Transaction } from './database.ts';

const serviceOffice = `
  INSERT INTO service_office (id, name, postal_codes, clearing_desk) VALUES (:id, :name, :postalCodes, :clearingDesk)`;
const team = `
  INSERT INTO team (id, service_office_id, name, kind) VALUES (:id, :serviceOfficeId, :name, :kind)`;
const worker = `
  INSERT INTO worker (id, team_id, login, display_name, roles, password_hash)
  VALUES (:id, :teamId, :login, :displayName, :roles, :passwordHash)`;

export async function insertServiceOffice(
  transaction: Transaction,
  row: {
    readonly id: string;
    readonly name: string;
    readonly postalCodes: readonly string[];
    readonly clearingDesk: string;
  },
): Promise<void> {
  await transaction.query(serviceOffice, row);
}

export async function insertTeam(
  transaction: Transaction,
  row: {
    readonly id: TeamId;
    readonly serviceOfficeId: string;
    readonly name: string;
    readonly kind: 'integration' | 'benefit';
  },
): Promise<void> {
  await transaction.query(team, row);
}

/** The worker still has to be placed on the office's desk. */
export async function insertWorker(
  transaction: Transaction,
  row: {
    readonly id: WorkerId;
    readonly teamId: TeamId;
    readonly login: string;
    readonly displayName: string;
    readonly roles: readonly Role[];
    readonly passwordHash: string | null;
  },
): Promise<void> {
  await transaction.query(worker, row);
}

import type { Secret } from '../../shared/base/secret.ts';
import type { Worker } from '../../shared/domain/worker.ts';

/** Who somebody is, for the embedded provider's page. Today by password; the office's directory could take this place. */
export interface Authenticator {
  /** Undefined when name and secret do not belong together; says nothing about which of the two is wrong. */
  authenticate(login: string, secret: Secret): Promise<Worker | undefined>;
}

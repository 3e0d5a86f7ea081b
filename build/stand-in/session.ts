import { EventEmitter } from 'node:events';
import { calls } from './recorder.ts';
import { strict } from './strict.ts';

type Serve = (request: Request) => Response | Promise<Response>;
type RequestListener = (details: { readonly url: string }, answer: (decision: { cancel?: boolean }) => void) => void;
type PermissionRequestHandler = (contents: unknown, permission: string, answer: (granted: boolean) => void) => void;

/** Schemes that main registered; only these are translated to addresses which Chromium can open. */
export const schemes = new Set<string>();

export class StandInSession extends EventEmitter {
  readonly served = new Map<string, Serve>();
  #onBeforeRequest: RequestListener | null = null;
  #permissionRequest: PermissionRequestHandler | null = null;
  #permissionCheck: ((contents: null, permission: string) => boolean) | null = null;
  #device: ((details: object) => boolean) | null = null;

  readonly protocol = strict(
    {
      handle: (scheme: string, serve: Serve) => {
        this.served.set(scheme, serve);
      },
    },
    'protocol',
  );

  readonly webRequest = strict(
    {
      onBeforeRequest: (listener: RequestListener) => {
        this.#onBeforeRequest = listener;
      },
    },
    'webRequest',
  );

  setPermissionRequestHandler(handler: PermissionRequestHandler): void {
    this.#permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: (contents: null, permission: string) => boolean): void {
    this.#permissionCheck = handler;
  }

  setDevicePermissionHandler(handler: (details: object) => boolean): void {
    this.#device = handler;
  }

  setSpellCheckerEnabled(_enabled: boolean): void {}

  isCancelled(url: string): Promise<boolean> {
    return new Promise((resolve) => {
      if (this.#onBeforeRequest === null) resolve(false);
      else this.#onBeforeRequest({ url }, ({ cancel }) => resolve(cancel ?? false));
    });
  }

  /** What the three handlers would answer; Electron grants where none is set. */
  async permissionAnswers(permission: string): Promise<Readonly<Record<'request' | 'check' | 'device', boolean>>> {
    const request = await new Promise<boolean>((resolve) => {
      if (this.#permissionRequest === null) resolve(true);
      else this.#permissionRequest(null, permission, resolve);
    });
    return { request, check: this.#permissionCheck?.(null, permission) ?? true, device: this.#device?.({}) ?? false };
  }
}

const partitions = new Map<string, StandInSession>();

export function sessionOf(partition: string): StandInSession {
  const known = partitions.get(partition);
  if (known !== undefined) return known;
  const made = strict(new StandInSession(), 'session');
  calls.partitions.push(partition);
  partitions.set(partition, made);
  return made;
}

export const session = strict({ fromPartition: sessionOf }, 'session');

export const protocol = strict(
  {
    registerSchemesAsPrivileged: (registrations: readonly { readonly scheme: string }[]) => {
      for (const registration of registrations) {
        schemes.add(registration.scheme);
        calls.schemes.push(registration);
      }
    },
  },
  'protocol',
);

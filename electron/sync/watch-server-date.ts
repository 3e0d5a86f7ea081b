import type { Fetch } from './server-client.ts';

/** Tells each time the server has answered, by its own clock (`Date` of RFC 9110, to the second). */
export function watchServerDate(fetch: Fetch, onAnswer: (serverTime: Date) => void): Fetch {
  return async (url, init) => {
    const response = await fetch(url, init);
    const told = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(told)) onAnswer(new Date(told));
    return response;
  };
}

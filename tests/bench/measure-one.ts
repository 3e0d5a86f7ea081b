/** measure-one.ts NAME: measures one figure and sends it to the process that started this one. */
import { figures } from './figures/all.ts';

const figure = await figures[process.argv[2] ?? '']?.();
process.send?.(figure);
process.disconnect?.();

import { failure } from '../../shared/base/failure.ts';
import { caseId, personId } from '../../shared/base/ids.ts';
import { failed } from '../../shared/base/result.ts';
import type { clearingChannels } from '../../shared/ipc/clearing.ts';
import { routes } from '../../shared/wire/routes.ts';
import { findTask } from '../cache/task/task-rows.ts';
import { atDesk, type HandlersOf } from './handler.ts';
import { give, stamp } from './task.ts';

export const clearingHandlers: HandlersOf<keyof typeof clearingChannels> = {
  'clearing.candidates': atDesk((params, _desk, { online }) => online.call(routes.candidates, { params })),
  'clearing.search': atDesk(({ taskId, text }, { db }, { online }) => {
    const task = findTask(db, taskId)?.effective;
    if (task === undefined) return failed(failure('not-found'));
    return online.call(routes.searchDirectory, { body: { text, procedure: task.procedure } });
  }),
  'clearing.assign': atDesk((request, desk, world) =>
    give(desk, world, { kind: 'assign', ...request, ...stamp(world) }),
  ),
  'clearing.register': atDesk(({ household, person, namesakes, ...request }, desk, world) =>
    give(desk, world, {
      kind: 'register-person',
      ...request,
      household: household.kind === 'known' ? household : { ...household, caseId: caseId.parse(world.newId()) },
      person: { id: personId.parse(world.newId()), ...person },
      ...(namesakes !== undefined && { namesakes }),
      ...stamp(world),
    }),
  ),
  'clearing.move': atDesk((request, desk, world) =>
    give(desk, world, { kind: 'move-basket', ...request, ...stamp(world) }),
  ),
  'clearing.cede': atDesk((request, desk, world) => give(desk, world, { kind: 'cede', ...request, ...stamp(world) })),
};

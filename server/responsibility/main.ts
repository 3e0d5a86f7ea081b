import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { toInstant } from '../../shared/base/calendar-date.ts';
import { parseJson } from '../../shared/base/parse-json.ts';
import { findProcedure } from '../../shared/procedures/catalogue.ts';
import { rulesRequest, tryRulesRequest } from '../../shared/wire/responsibility.ts';
import { explainCommandFailure } from '../app/explain-start-failure.ts';
import { withDatabase } from '../app/with-database.ts';
import type { Database } from '../store/database.ts';
import { changeRules, describeRules, type RulesAuthor, tryRules } from './change-rules.ts';
import { type RulesCall, readRulesCall } from './read-rules-call.ts';

/** `npm run -s rules`: the rules about who is responsible, for whoever runs the server. Exit code 0, or 2 when it did not work. */

try {
  const call = readRulesCall(process.argv.slice(2));
  const answer = await withDatabase(call, (database) => run(call, database));
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
} catch (error) {
  process.stderr.write(`${explainCommandFailure(error)}\n`);
  process.exitCode = 2;
}

async function run({ command, file = '', rules }: RulesCall, database: Database): Promise<unknown> {
  const author: RulesAuthor = { workerId: null, deviceId: null, at: toInstant(new Date()) };
  switch (command) {
    case 'export':
      return database.read(describeRules);
    case 'import': {
      const wish = await readJson(file, rulesRequest);
      const changed = await database.transaction((transaction) => changeRules(transaction, wish, author));
      if (changed.ok) return changed.value;
      if (changed.failure.kind === 'unknown') {
        throw new Error(`Diese Stellen nennen etwas, das es nicht gibt: ${changed.failure.places.join(', ')}`);
      }
      throw new Error('Die Regeln wurden inzwischen geändert. Bitte geben Sie sie neu aus und ändern Sie diese Datei.');
    }
    case 'try': {
      const example = await readJson(file, tryRulesRequest);
      const procedure = findProcedure(example.procedure);
      if (procedure === undefined) throw new Error('Diese Vorgangsart gibt es nicht.');
      const tried = rules === undefined ? example.rules : (await readJson(rules, rulesRequest)).rules;
      return database.transaction((transaction) => tryRules(transaction, example.applicant, procedure, tried, author));
    }
  }
}

async function readJson<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema>> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Error(`Die Datei lässt sich nicht lesen: ${path}`);
  });
  const checked = schema.safeParse(parseJson(text));
  if (checked.success) return checked.data;
  const places = [...new Set(checked.error.issues.map((issue) => issue.path.join('.')))];
  throw new Error(`In der Datei stimmt etwas nicht: ${places.slice(0, 20).join(', ') || 'sie enthält kein JSON'}`);
}

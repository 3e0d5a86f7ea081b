import { composeApp } from '../app/compose.ts';
import { runShell } from './run-shell.ts';

runShell(composeApp);

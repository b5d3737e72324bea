import { OF_PROPOSALS } from './proposal-statements.js';
import type { Statement } from './statement.js';
import { OF_WORKING_NOTES } from './working-note-statements.js';

/** S12, V3 — what somebody wrote that is no part of the dossier, or none yet. */
export const BESIDE_THE_DOSSIER: readonly Statement[] = [...OF_WORKING_NOTES, ...OF_PROPOSALS];

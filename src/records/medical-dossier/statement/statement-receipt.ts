import { z } from 'zod';
import { id, version } from '../../../platform/http/shown.js';

export const StatementAdded = z
  .strictObject({ statementId: id, pieceId: id, version: version.describe('The version that it is about.') })
  .describe('The statement travels with its piece.');
export type StatementAdded = z.infer<typeof StatementAdded>;

import { z } from 'zod';
import { uuid } from '../../platform/http/input-types.js';

export const ReadersQuery = z.strictObject({
  accountId: uuid.optional().describe('Of this account alone, with what keeps it from seeing anything.'),
});
export type ReadersQuery = Readonly<z.infer<typeof ReadersQuery>>;

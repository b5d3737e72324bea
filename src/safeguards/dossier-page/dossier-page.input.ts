import { z } from 'zod';
import { instant } from '../../platform/http/input-types.js';

/** The query of a page of a dossier. */
export const DossierPageRequest = z.strictObject({
  since: instant.optional().meta({ description: 'The `asOf` of the last visit: what is new since then is marked.' }),
});
export type DossierPageRequest = z.infer<typeof DossierPageRequest>;

import type { PlantedFault } from './planted-fault.js';
import { IN_GROUP_FIGURES } from './planted-in-group-figures.js';
import { IN_CONSENTS } from './planted-in-consents.js';
import { IN_PRIVATE_CONTACTS } from './planted-in-private-contacts.js';
import { IN_PROXIES } from './planted-in-proxies.js';
import { IN_PROPOSALS } from './planted-in-proposals.js';
import { IN_WORKING_NOTES } from './planted-in-working-notes.js';

/** In what is no part of a dossier, or none yet (S12, V3), in what its owner alone decides on (I10), in what is about a group (V10), and in who acts for a party (S10). */
export const BESIDE_THE_DOSSIER: readonly PlantedFault[] = [
  ...IN_WORKING_NOTES,
  ...IN_PROPOSALS,
  ...IN_PRIVATE_CONTACTS,
  ...IN_CONSENTS,
  ...IN_GROUP_FIGURES,
  ...IN_PROXIES,
];

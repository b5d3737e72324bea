import { CONSENT_FAULTS } from '../../records/medical-dossier/consent/why-no-consent.js';
import { whyNoBasis } from './why-not-step.js';

/** C2, C3 — how a route refuses what a request rests on nothing any more for, as `@AlsoRefuses` has it. */
export const WITHOUT_BASIS: readonly `409 ${string}`[] = (['no-basis', ...CONSENT_FAULTS] as const).map(
  (code) => `409 ${code} ${whyNoBasis(code).rule}` as const,
);

import type { World } from '../specification/world.js';
import { LONG_AGO, row, type Tables } from './row-writing.js';

/** Accounts, and the agreements that hired people work under. */
export function accountRows({ accounts, processingAgreements }: World, issuer: string): Tables {
  return [
    [
      'access.processing_agreement',
      processingAgreements.map(
        ({ id, signedOn, from, until, recordedBy, confirmedBy, confirmedAt, endedBy, endedAt }) => ({
          ...row({ id, signedOn, validFrom: from, validUntil: until, recordedBy, recordedAt: LONG_AGO }),
          ...row({ confirmedBy, confirmedAt, endedBy, endedAt }),
        }),
      ),
    ],
    [
      'desk.processor',
      processingAgreements.map(({ id, organisation, country }) => row({ agreementId: id, organisation, country })),
    ],
    ['access.account', accounts.map((one) => row({ ...one, issuer, createdAt: LONG_AGO, linkedAt: LONG_AGO }))],
    [
      'desk.account_name',
      accounts.map(({ id, kind, subject }) => row({ accountId: id, name: kind === 'employee' ? null : subject })),
    ],
  ];
}

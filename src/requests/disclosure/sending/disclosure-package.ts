import { z } from 'zod';
import { day, id, moment } from '../../../platform/http/shown.js';

export const DisclosurePackage = z
  .strictObject({
    id,
    sha256: z.string().describe('SHA-256 of the package, hexadecimal: what was signed is what leaves.'),
    bytes: z.int().describe('How long it is.'),
    signedBy: id.describe('C10 — the doctor who signed it.'),
    signedAt: moment,
    collectUntil: day.describe('C11 — the last day on which it can be collected; after that it is signed anew.'),
    releasedAt: moment.nullable().describe('When its link and code were last given out; null before.'),
    collectedAt: moment.nullable().describe('C13 — when it was collected; null before.'),
  })
  .describe('C11, C13 — what was signed to leave, and what became of it.');
export type DisclosurePackage = Readonly<z.infer<typeof DisclosurePackage>>;

export const PackageSigned = z
  .strictObject({
    disclosureRequestId: id,
    packageId: id,
    sha256: DisclosurePackage.shape.sha256,
    bytes: DisclosurePackage.shape.bytes,
    collectUntil: DisclosurePackage.shape.collectUntil,
  })
  .describe('The package lies as it was signed.');
export type PackageSigned = z.infer<typeof PackageSigned>;

export const PackageReleased = z
  .strictObject({
    disclosureRequestId: id,
    releaseId: id,
    collectUntil: DisclosurePackage.shape.collectUntil,
    collectAt: z
      .string()
      .nullable()
      .describe('The path of the link, for the recipient alone. Shown once: a repeated request gets null.'),
    code: z
      .string()
      .nullable()
      .describe('The second factor, to be told another way than the link. Shown once: a repeated request gets null.'),
  })
  .describe('C11 — it can be collected with link and code together; those of an earlier release are void.');
export type PackageReleased = z.infer<typeof PackageReleased>;

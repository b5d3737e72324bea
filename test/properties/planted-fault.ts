import type { Kind } from './specification/records.js';
import type { FixedWorld } from './world/fixed-worlds.js';

/**
 * Ways in which one of the two locks could be wrong without anybody noticing, each planted in turn into a running
 * service. In the world that it names the property must turn red, of the kind that it names: a fault that it overlooks
 * is a fault of the property.
 */
export type PlantedFault = {
  readonly rule: string;
  readonly says: string;
  readonly noticedWhere: FixedWorld;
  readonly noticedOf: Kind;
} & (
  | { readonly where: 'row security' | 'facts'; readonly function: string; readonly from: string; readonly to: string }
  | {
      readonly where: 'row security';
      readonly policy: string;
      readonly table: string;
      readonly from: string | RegExp;
      readonly to: string;
    }
  | { readonly where: 'policies'; readonly page: string; readonly from: RegExp; readonly to: string }
);

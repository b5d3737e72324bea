import { describe, expect, test } from '@jest/globals';
import { isOfNameParticles } from './name-particles.js';

describe('the infix of a name', () => {
  test.each(['van', 'Van den', "'t", "in 't", 'v.d.', 'van de la', 'el', 'von und zu', 'Aït', 'de-la'])(
    'V9 %j is one',
    (infix) => {
      expect(isOfNameParticles(infix)).toBe(true);
    },
  );

  test.each(['griep', 'hiv', 'ggz', 'als', 'ziek', 'van griep', 'depressief', 'X'])('V9 %j is none', (infix) => {
    expect(isOfNameParticles(infix)).toBe(false);
  });
});

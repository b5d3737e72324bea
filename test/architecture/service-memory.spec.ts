import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { serviceMemory } from '../../src/demo/house/service-memory.js';

const project = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

describe('the memory of the service', () => {
  test('A1 it is bounded alike, whatever starts the service', () => {
    const { scripts } = JSON.parse(project('package.json')) as { scripts: Record<string, string> };
    expect(scripts['service']).toBe(`node ${serviceMemory.join(' ')} dist/src/main.js`);
    for (const flag of serviceMemory) expect(project('Dockerfile')).toContain(`"${flag}"`);
    expect(project('docs/operating.md')).toContain(serviceMemory.join(' '));
  });
});

import type { BenchHouse, BenchProcess } from './bench-house.js';
import { memoryOf } from './processor-time.js';

const ROWS = 100_000;
const HEADER =
  'Personeelsnr;Voornaam;Tussenvoegsel;Achternaam;Geboortedatum;E-mail;Telefoon;Straat;Huisnr;Postcode;Plaats;' +
  'In dienst;Uit dienst;Uren per week\r\n';

function* staffFile(rows: number): Generator<string> {
  yield HEADER;
  for (let row = 0; row < rows; row += 1) {
    yield `${100_000 + row};${nameOf(row)};de;Vries;05-05-1989;jan${row}@voorbeeld.nl;0612345678;Dorpsstraat;${(row % 300) + 1};1234 AB;Horst;01-02-2015;;36,5\r\n`;
  }
}

/** No two alike: else they were one person (D1). */
function nameOf(row: number): string {
  return `J${Array.from(String(row), (digit) => 'abcdefghij'.charAt(Number(digit))).join('')}`;
}

/** Imports 100,000 rows, twice, and prints seconds, rows a second and the service's memory above idle at its peak. */
export async function measureImport(
  house: BenchHouse,
  service: BenchProcess,
  employerId: string,
  token: string,
): Promise<void> {
  if (house.folder === '') return;
  const file = new Blob([...staffFile(ROWS)]);
  for (const time of ['first', 'again'] as const) {
    const idle = memoryOf(service.pid).now;
    let peak = idle;
    const watch = setInterval(() => {
      peak = Math.max(peak, memoryOf(service.pid).now);
    }, 20);
    const started = performance.now();
    const answer = await fetch(`${service.url}/v1/employers/${employerId}/staff-imports`, {
      method: 'POST',
      body: file.stream(),
      duplex: 'half',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
    });
    const text = await answer.text();
    clearInterval(watch);
    const seconds = (performance.now() - started) / 1000;
    process.stdout.write(
      `import of ${ROWS} rows, ${time}: ${answer.status}, ${seconds.toFixed(1)} s, ${(ROWS / seconds).toFixed(0)} rows/s, ` +
        `${(peak - idle).toFixed(0)} MB above idle at its peak; ${text.slice(0, 120)}\n`,
    );
  }
}

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { findPostmaster } from '../src/demo/clusters/postmaster.js';
import { demoPersonGrant } from '../src/demo/issuer/demo-person-grant.js';
import { scriptClient } from '../src/demo/issuer/provider.js';
import { openHouse, startProcess, type BenchHouse, type BenchProcess } from './bench-house.js';
import { measureEvenTime } from './measure-even-time.js';
import { measureImport } from './measure-import.js';
import { measurePackage } from './measure-package.js';
import { run, type Workload } from './load.js';
import { memoryOf, processorSeconds } from './processor-time.js';
import { printProfile } from './profile.js';
import { printReport, type Measured } from './report.js';
import { DOCTOR, OFFICER, seed, type Seed } from './seed.js';

/**
 * Measures the service against a floor in the same run: several interleaved rounds, medians, ratios per round. Bounded and on
 * loopback only. ROUNDS and ROUND_SECONDS can be set; the machine's other work shows in the spread, so it is printed.
 */
const ROUNDS = Number(process.env['ROUNDS'] ?? 5);
const ROUND_MILLISECONDS = Number(process.env['ROUND_SECONDS'] ?? 3) * 1000;
const CONNECTIONS = 32;

async function tokenOf(house: BenchHouse, person: string): Promise<string> {
  const form = new URLSearchParams({ grant_type: demoPersonGrant, client_id: scriptClient, person });
  const answer = (await (await fetch(`${house.issuer.url}/token`, { method: 'POST', body: form })).json()) as {
    access_token: string;
  };
  return answer.access_token;
}

async function workloads(
  house: BenchHouse,
  service: BenchProcess,
  floor: BenchProcess,
  ids: Seed,
): Promise<Workload[]> {
  const [doctor, officer] = [await tokenOf(house, DOCTOR), await tokenOf(house, OFFICER)];
  const pick = (list: readonly string[]) => (n: number) => list[n % list.length] ?? '';
  const [piece, foreign, employee, verdict] = [ids.pieceIds, ids.foreignPieceIds, ids.employeeIds, ids.verdictIds].map(
    pick,
  );
  if (!piece || !foreign || !employee || !verdict) throw new Error('nothing was seeded');
  const asDoctor = { url: service.url, token: doctor, headers: { purpose: 'absence-guidance' } };
  const note = { item: 'M56', text: 'Consultation notes of about the usual length, three sentences. '.repeat(8) };
  return [
    {
      name: 'floor: one function, group-committed line',
      url: floor.url,
      token: null,
      expected: 200,
      path: (n) => `/pieces/${piece(n)}`,
    },
    { ...asDoctor, name: 'a piece read by its doctor', expected: 200, path: (n) => `/v1/pieces/${piece(n)}` },
    { ...asDoctor, name: 'a list of 20', expected: 200, path: (n) => `/v1/employees/${employee(n)}/pieces?limit=20` },
    {
      url: service.url,
      token: officer,
      name: 'a verdict read by the employer',
      expected: 200,
      path: (n) => `/v1/released-verdicts/${verdict(n)}`,
    },
    { ...asDoctor, name: 'a foreign id', expected: 404, path: (n) => `/v1/pieces/${foreign(n)}` },
    { ...asDoctor, name: 'a random id', expected: 404, path: () => `/v1/pieces/${randomUUID()}` },
    {
      ...asDoctor,
      name: 'a piece written',
      expected: 201,
      path: (n) => `/v1/employees/${employee(n)}/entries`,
      body: () => JSON.stringify({ entryOn: '2026-01-02', pieces: [note] }),
    },
  ];
}

async function measure(
  work: Workload,
  processes: { server: number; postgres: number },
): Promise<Measured['rounds'][number]> {
  const before = { server: processorSeconds(processes.server), postgres: processorSeconds(processes.postgres) };
  const round = await run(work, CONNECTIONS, ROUND_MILLISECONDS);
  return {
    ...round,
    serverSeconds: processorSeconds(processes.server) - before.server,
    postgresSeconds: processorSeconds(processes.postgres) - before.postgres,
  };
}

function named(works: readonly Workload[], name: string): Workload {
  const work = works.find((one) => one.name === name);
  if (work === undefined) throw new Error(`nothing here is called ${name}`);
  return work;
}

const house = await openHouse([DOCTOR, OFFICER]);
try {
  process.stdout.write(
    `${readFileSync('/proc/cpuinfo', 'utf8').match(/model name\s*: (.*)/)?.[1] ?? 'unknown processor'}, ` +
      `${ROUNDS} rounds of ${ROUND_MILLISECONDS / 1000} s, ${CONNECTIONS} connections, durable commits\n`,
  );
  const ids = await seed(house);
  const service = await startProcess(house, '../src/main.js', '/health');
  const floor = await startProcess(house, './floor.js', '/', { variables: { FLOOR_ACCOUNT: ids.doctorId } });
  const postmaster = await findPostmaster(`${house.folder}/clusters/main`);
  const idle = memoryOf(service.pid);
  const works = await workloads(house, service, floor, ids);
  const measured: Measured[] = works.map(({ name }) => ({ name, rounds: [] }));
  for (const work of works) await run(work, CONNECTIONS, 500);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, work] of works.entries()) {
      const server = work.url === floor.url ? floor.pid : service.pid;
      measured[at]?.rounds.push(await measure(work, { server, postgres: postmaster?.pid ?? 0 }));
    }
  }
  printReport(measured, { idle, afterwards: memoryOf(service.pid) });
  await floor.stop();
  const [foreign, random] = [named(works, 'a foreign id'), named(works, 'a random id')];
  await measureEvenTime(foreign, random);
  await measureEvenTime(random, random);
  await measureImport(house, service, ids.employerId, await tokenOf(house, OFFICER));
  await service.stop();
  await measurePackage();
  await printProfile(house, works[1], ids);
} finally {
  await house.close();
}

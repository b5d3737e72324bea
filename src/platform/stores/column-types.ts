import pg from 'pg';

const DATE = 1082;
const TIMESTAMPTZ = 1184;

/**
 * How columns become values: a date stays 'YYYY-MM-DD' (an Amsterdam calendar date has no instant), an instant becomes an
 * ISO 8601 string in UTC. Never a JavaScript Date, whose day depends on the machine's time zone.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number) => {
    if (oid === DATE) return (value: string) => value;
    if (oid === TIMESTAMPTZ) return (value: string) => new Date(value).toISOString();
    return (pg.types.getTypeParser as (oid: number, format?: string) => unknown)(oid, 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};

/** A stretch of time with both ends. */
export interface Range {
  readonly from: Date;
  readonly to: Date;
}

const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * What a person has typed: a length of time until now (`90m`, `1h 30m`), or one or two points in time (`16:00 to 16:30`, `2026-11-21 16:00`,
 * `2026-11-21T16:00:00Z to 17:00`). A zone goes for both; without one it is the time of this machine. Without a
 * day it is the last time that the clock said so, and without an end it goes until now.
 */
export function readRange(text: string, now: Date): Range | undefined {
  const typed = text.trim();
  const length = lengthOf(typed);
  // CloudWatch Logs knows no time before 1970.
  if (length !== undefined) return { from: new Date(Math.max(0, now.getTime() - length)), to: now };
  const [first = '', second, ...rest] = typed.split(/\s+(?:to|-|–|until)\s+|\s*(?:–|\.\.|\/)\s*/i);
  if (rest.length > 0) return undefined;
  const zone = zoneOf(first) ?? zoneOf(second);
  const from = timeOf(first, now, zone);
  if (from === undefined) return undefined;
  const to = second === undefined || /^now$/i.test(second) ? now : timeOf(second, now, zone, from);
  return to !== undefined && from < to ? { from, to } : undefined;
}

/** `1h 30m` in milliseconds. */
function lengthOf(text: string): number | undefined {
  if (!/^(?:\d+(?:\.\d+)?\s*[smhd]\s*)+$/i.test(text)) return undefined;
  const parts = [...text.toLowerCase().matchAll(/([\d.]+)\s*([smhd])/g)];
  const length = parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (units[unit] ?? 0), 0);
  return length > 0 ? length : undefined;
}

/** `Z`, `+01:00` */
function zoneOf(text = ''): string | undefined {
  return /(?:Z|[+-]\d\d:?\d\d)$/i.exec(text.trim())?.[0];
}

const form =
  /^(?:(\d{4})-(\d\d)-(\d\d))?(?:(?:^|[T\s]+)(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d{1,3})\d*)?)?\s*(Z|[+-]\d\d:?\d\d)?)?$/i;

/** A point in time. A clock time alone is that of the day of `after`, or else of the last day on which it has been that late. */
function timeOf(text: string, now: Date, sharedZone?: string, after?: Date): Date | undefined {
  const parts = form.exec(text.trim());
  if (parts === null || text.trim() === '') return undefined;
  const [, year, month = '', day = '', hour = '0', minute = '0', second = '0', fraction = '0', zone = sharedZone] =
    parts;
  const shift = shiftOf(zone);
  const clock = [Number(hour), Number(minute), Number(second), Number(fraction.padEnd(3, '0'))] as const;
  if (clock[0] > 23 || clock[1] > 59 || clock[2] > 59) return undefined;
  const on = (years: number, months: number, days: number) =>
    shift === undefined
      ? new Date(years, months, days, ...clock)
      : new Date(Date.UTC(years, months, days, ...clock) - shift);
  if (year !== undefined) {
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    return date.getUTCDate() === Number(day) ? on(Number(year), Number(month) - 1, Number(day)) : undefined;
  }
  const base = new Date((after ?? now).getTime() + (shift ?? 0));
  const [years, months, days] =
    shift === undefined
      ? [base.getFullYear(), base.getMonth(), base.getDate()]
      : [base.getUTCFullYear(), base.getUTCMonth(), base.getUTCDate()];
  const time = on(years, months, days);
  if (after !== undefined) return time > after ? time : on(years, months, days + 1);
  return time <= now ? time : on(years, months, days - 1);
}

/** How far a zone is ahead of UTC, in milliseconds; `undefined` for this machine's. */
function shiftOf(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined;
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

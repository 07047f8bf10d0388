import type { Site } from '../../site';
import { Stops } from '../stops';
import type { Suggestion } from '../suggestion';
import { portOf } from './ports';

/** The two forms of a health check, whole: the first word and what follows it. */
export function healthChecks(site: Site): Suggestion[] {
  const shell = shellLines(site).map((line): Suggestion => {
    const value = [new Stops('CMD-SHELL'), line.value as Stops];
    return { ...line, value, label: `CMD-SHELL ${value[1]?.plain}` };
  });
  const program = [new Stops('CMD'), new Stops('‹/app/check›')];
  return [
    ...shell,
    { value: program, label: 'CMD /app/check', documentation: 'Runs a program without a shell.', kind: 'snippet' },
  ];
}

/** The words of a health check, one after the other. */
export function healthCheckWords(site: Site): Suggestion[] {
  const command = site.owner.list('command');
  const [first] = command.strings;
  if (first === undefined || first.node === site.node) {
    return [
      { value: 'CMD-SHELL', documentation: 'Hands one line to the shell of the image.', kind: 'constant' },
      { value: 'CMD', documentation: 'Runs a program with its arguments, without a shell.', kind: 'constant' },
    ];
  }
  const isSecond = site.node === undefined ? command.items.length === 1 : command.items[1] === site.node;
  return first.value === 'CMD-SHELL' && isSecond ? shellLines(site) : [];
}

/** Checks that are often wanted, each as a line for a shell. */
function shellLines(site: Site): Suggestion[] {
  const port = portOf(site);
  const path = port === 80 ? '/' : `:${port}/`;
  const line = (marked: string, documentation: string): Suggestion => {
    return { value: new Stops(marked), documentation, kind: 'snippet' };
  };
  return [
    line(`curl -f ‹http://localhost${path}› || exit 1`, 'Asks the program over HTTP. The image must have `curl`.'),
    line(
      `wget -q -O /dev/null ‹http://127.0.0.1${path}› || exit 1`,
      'The same with `wget`, which images of Alpine Linux have.',
    ),
    line('pg_isready -U ‹postgres› || exit 1', 'PostgreSQL takes connections.'),
    line('redis-cli ping || exit 1', 'Redis or Valkey answers.'),
    line('test -e ‹/tmp/healthy›', 'A file is there, which the program keeps while it is well.'),
  ];
}

import { l10n } from 'vscode';
import { type Frame, line, pickOne, typeText } from '../../infrastructure/questions/prompts';
import { forContainer, overriding, type RunDesk, type RunStep } from './run-desk';
import { isSecret, type Override, type RunAnswers, secretKey } from './run-plan';
import { variableText } from './run-texts';

type Environment = NonNullable<Override['environment']>;

/** Asks for variables, one after the other, until the person has enough. Secrets are typed in a box that hides them, and kept until the task runs. */
export function askEnvironment(desk: RunDesk, answers: RunAnswers, frame: Frame): Promise<RunStep> {
  return forContainer(answers, frame, async (container, own) => {
    let environment: Environment = answers.overrides[container]?.environment ?? {};
    for (;;) {
      const done = line(`$(check) ${l10n.t('Go on')}`, '');
      const asked = await pickOne({
        ...own,
        placeholder: l10n.t('Type NAME=VALUE to add a variable to {0}, or the NAME of a secret', container),
        items: [done, ...Object.entries(environment).map((entry) => line(variableText(entry), entry[0]))],
        free: (text) => (/^[^\s=]/.test(text) ? line(shown(text), text) : undefined),
      });
      if (asked === undefined || asked === 'back') return asked;
      const [name = '', ...rest] = asked.value.value.split('=');
      if (name === '') return overriding(answers, container, { environment });
      const before = environment[name];
      const isHidden = isSecret(name) || typeof before !== 'string';
      const typed =
        rest.length > 0 && !isSecret(name)
          ? { value: rest.join('=') }
          : await typeText({
              title: frame.title,
              canGoBack: true,
              prompt: l10n.t('The value of {0}; empty to leave the variable out', name),
              value: before ?? '',
              isSecret: isHidden,
            });
      if (typed === undefined) return undefined;
      if (typed === 'back') continue;
      const isKept = (rest.length > 0 || !isHidden) && !isSecret(name, typed.value);
      environment = withVariable(environment, name, isKept ? typed.value : null, typed.value);
      if (isKept || typed.value === '') desk.typed.delete(secretKey(container, name));
      else desk.typed.set(secretKey(container, name), typed.value);
    }
  });
}

function withVariable(environment: Environment, name: string, kept: string | null, value: string): Environment {
  const { [name]: _, ...others } = environment;
  return value === '' ? others : { ...others, [name]: kept };
}

/** What has been typed of a variable, as a line to pick: not its value where that is a secret. */
function shown(text: string): string {
  const [name = ''] = text.split('=');
  return text.includes('=') && isSecret(name, text) ? `${name}=•••` : text;
}

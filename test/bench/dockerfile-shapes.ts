/** A kind of Dockerfile, in any length. */
export interface Shape {
  readonly name: string;
  /** About so many lines; every line ends with a line feed. */
  make(lines: number): string;
}

const realistic = `# syntax=docker/dockerfile:1
ARG NODE_VERSION=24
FROM node:\${NODE_VERSION}-alpine AS base
WORKDIR /srv/app
ENV NODE_ENV=production PORT=8080

FROM base AS deps
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm \\
    npm ci --omit=dev \\
    && npm cache verify

FROM base AS build
ARG COMMIT=unknown
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm \\
    npm ci
COPY . .
RUN npm run build \\
    && npm prune --omit=dev

FROM base
LABEL org.opencontainers.image.source="https://example.com/app" \\
      org.opencontainers.image.revision=$COMMIT
COPY --from=deps --chown=node:node /srv/app/node_modules ./node_modules
COPY --from=build --chown=node:node /srv/app/dist ./dist
USER node
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s \\
    CMD wget -qO- http://localhost:8080/health || exit 1
ENTRYPOINT ["node"]
CMD ["dist/server.js"]
`;

/** The stages of the realistic file, with names of their own each time. */
function repeated(index: number): string {
  return realistic
    .split('\n')
    .slice(2)
    .join('\n')
    .replaceAll('${NODE_VERSION}', '24')
    .replace(/\b(base|deps|build)\b(?=\n| AS|\n|$| --chown)/g, `$1${index}`)
    .replace(/FROM base(\d*)/g, `FROM base${index}`)
    .replace(/AS (base|deps|build)\d*/g, `AS $1${index}`)
    .replace(/--from=(deps|build)\d*/g, `--from=$1${index}`);
}

const mixed = [
  (index: number) => `ENV NAME_${index}=value${index} PATH_${index}=$PATH:/opt/${index}`,
  (index: number) => `RUN echo "$NAME_${index - 1}" && make step-${index}`,
  (index: number) => `COPY --chown=1000:1000 src/${index}/ /srv/${index}/`,
  (index: number) => `LABEL step.${index}="$NAME_${index - 3}"`,
  (index: number) => `ARG OPTION_${index}=\${NAME_${index - 4}:-none}`,
];

/** The shapes in which Dockerfiles grow. */
export const shapes: readonly Shape[] = [
  {
    name: 'many stages',
    make(lines) {
      if (lines <= 33) return realistic;
      const one = repeated(0).split('\n').length - 1;
      return Array.from({ length: Math.round(lines / one) }, (_, index) => repeated(index)).join('');
    },
  },
  {
    name: 'one stage, many instructions',
    make: (lines) =>
      `FROM alpine\n${Array.from({ length: lines - 1 }, (_, index) => `${mixed[index % mixed.length]?.(index)}\n`).join('')}`,
  },
  {
    name: 'one RUN, continued',
    make: (lines) =>
      `FROM alpine\nRUN true \\\n${'    && echo "a line of a long command" \\\n'.repeat(lines - 3)}    && true\n`,
  },
  {
    name: 'one heredoc',
    make: (lines) => `FROM alpine\nRUN <<EOF\n${'echo "a line of a long script: $HOME"\n'.repeat(lines - 3)}EOF\n`,
  },
  {
    name: 'a variable on every line',
    make: (lines) =>
      `FROM scratch\nENV V0=0\n${Array.from({ length: lines - 2 }, (_, index) => `ENV V${index + 1}=$V${index}\n`).join('')}`,
  },
];

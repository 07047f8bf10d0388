/** Where ours differ from hadolint's, and why, by code. Codes that are not listed differ in nothing that was seen. */
export const hadolintNotes: Readonly<Record<string, string>> = {
  DL1001: 'Comments of ours are found too.',
  DL3000: 'As BuildKit does, only the first WORKDIR of a chain of stages: later ones may be relative to it.',
  DL3001:
    'Only programs that wait for a person or are about a machine. `ps`, `kill`, `mount` and `service` have uses in a build, such as to stop what a test began; `ssh` has one where an agent is mounted.',
  DL3002: 'Only in images that a build can be for: a stage that others are built from may end as root.',
  DL3003:
    'Only where a RUN begins with `cd`: one in the middle of a script cannot become a WORKDIR without cutting the layer in two. Silent where a variable holds the folder.',
  DL3004:
    'Silent where sudo drops the rights of root (`sudo -u app`). Scripts within scripts (`bash -c "…"`) and heredocs are read; the same for every rule about scripts. Windows shells are left alone.',
  DL3006:
    'Silent where a variable is part of the name: it may choose a stage (`FROM base-$TARGETARCH`) or hold the tag. Silent on names in upper case, which are an error of their own.',
  DL3008:
    'Silent on words with a variable, which may hold the version; the same for the other package managers. An editor offers the versions that the apt index of the machine has for the very release.',
  DL3009:
    'Only in stages that the image is made of. `apt-get dist-clean` and mounts count as cleaning. Found behind options (`apt-get -q update`), too.',
  DL3010:
    'Only in stages that the image is made of. Only for `tar`, since ADD unpacks nothing else; found wherever the archive lands, not only under the name in COPY.',
  DL3011: 'As BuildKit does: ranges and protocols are judged too.',
  DL3012:
    'One rule with DL4003 and DL4004, as in BuildKit. Marked is the earlier instruction, which is the one without effect.',
  DL3013:
    'Silent on pip, setuptools and wheel, which are brought up to date on purpose, and where constraints (`-c`) hold the versions. `uv pip` is read like `pip`.',
  DL3014:
    'Other commands that ask (`upgrade`, `remove`, `purge`) and `apt` are judged, too. Silent on packages from files, with `-s`, and where a variable may hold the option.',
  DL3015:
    'One finding for each script. Silent where a variable may hold the option, where the file writes a configuration of apt, and on calls that name no package (`-f install`).',
  DL3016: 'Silent in Windows shells. One finding for each script.',
  DL3018: 'Silent on words with a variable. An editor offers versions as for DL3008, from the index of apk.',
  DL3019:
    'Only in stages that the image is made of. Silent with `--no-network`, and where the script empties the cache.',
  DL3020: 'Silent where a variable decides: it may hold a URL or the name of an archive.',
  DL3021:
    'Silent on `.`, the WORKDIR and the folders that images have: there the files land where they should. Elsewhere BuildKit lets each file replace the one before, so it is a warning.',
  DL3022:
    'A variable here is an error of its own, `from-variable`. A name near that of a stage is a warning with a fix.',
  DL3023: 'As BuildKit does, circles over several stages and mounts are found too.',
  DL3025:
    'As BuildKit does: silent where SHELL names a shell, and on HEALTHCHECK, whose command gets no signals. A JSON array that is none (`["a",]`) is reported.',
  DL3026: 'Mounts are judged too. Silent where a variable holds the registry.',
  DL3027: 'Found behind `sudo`, too.',
  DL3028: 'Silent on Bundler, which is brought up to date on purpose, and on local files.',
  DL3029:
    'As BuildKit does: silent on stages whose name holds the platform (`AS build-amd64`), and where a variable is part of the platform.',
  DL3030: 'Other commands that ask (`update`, `remove`) are judged, too.',
  DL3032: 'Only in stages that the image is made of. Found within longer scripts, too.',
  DL3033: 'Silent on words with a variable; any number behind a hyphen is taken for a version.',
  DL3038: 'Silent on microdnf, which never asks. `tdnf` is judged, too.',
  DL3040: 'Only in stages that the image is made of. Found within longer scripts, too.',
  DL3041: 'As DL3033; `tdnf` is judged, too.',
  DL3042: 'Only in stages that the image is made of. `PIP_NO_CACHE_DIR` and mounts count.',
  DL3044:
    'Silent where a default is given (`${A:-b}`), on quoted and escaped dollar signs, and where the name is extended from its own old value in the same ENV.',
  DL3045: 'Silent on `scratch`, where every path counts from `/`.',
  DL3046: 'Silent where a variable holds the number.',
  DL3047: 'Silent on Alpine and BusyBox, whose wget has no such option.',
  DL3049:
    'Only for images that a build can be for, with what they inherit from stages of the file; one finding for all labels.',
  DL3052: 'Silent where a variable decides; the same for DL3053 to DL3056 and DL3058.',
  DL3054: 'Expressions with AND, OR and WITH are licenses too, as SPDX has it.',
  DL3057:
    'Only for images that a build can be for. In no preset: Amazon ECS and Kubernetes do not look at HEALTHCHECK.',
  DL3059: 'Silent where a comment stands above the later RUN, and on scripts that no POSIX shell reads.',
  DL3060: 'Only in stages that the image is made of.',
  DL3062: 'Only `@latest`, `@master` and the like: without `@` the versions come from go.mod.',
  DL3063: 'As BuildKit does.',
  DL3064: 'As BuildKit does, whose list of names is another: it has `GPG_KEY`, and not `USERNAME`.',
  DL3065: 'As BuildKit does: `${TARGETPLATFORM:-linux/amd64}` is the platform of the build too.',
  DL3066: 'Only the USER that containers run as; root, which everybody knows, is left to DL3002.',
  DL3067: 'Silent on `scratch`: there it is a way to join layers.',
  DL4001: 'One finding for each stage, where the second of the two is called first.',
  DL4003: 'Marked is the earlier instruction, which is the one without effect; each but the last is.',
  DL4004: 'Marked is the earlier instruction, which is the one without effect; each but the last is.',
  DL4005: 'Only links to a shell of another name.',
  DL4006:
    'Silent where the first command hardly fails (`echo`, and what cuts up its text), and where the last one stops reading early (`head`, `grep -q`): with pipefail that would fail. ONBUILD is read, too.',
};

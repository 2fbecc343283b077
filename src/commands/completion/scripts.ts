import type { Candidate, SHELLS } from './candidates.ts'

type Shell = (typeof SHELLS)[number]

/** What each shell runs when Tab is pressed. Where there are no candidates, it completes names of files. */
export const scripts: Readonly<Record<Shell, string>> = {
  bash: `_agendapack() {
  local word
  COMPREPLY=()
  while IFS=$'\\t' read -r word _; do
    COMPREPLY+=("$word")
  done < <("$1" completion bash -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o bashdefault -o default -F _agendapack agendapack
`,
  zsh: `#compdef agendapack
_agendapack() {
  local -a found
  found=("\${(@f)$("\${words[1]}" completion zsh -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "$found" ]]; then _describe -V 'agendapack' found; else _files; fi
}
if [[ "\${funcstack[1]}" = _agendapack ]]; then _agendapack "$@"; else compdef _agendapack agendapack; fi
`,
  fish: `function __agendapack_complete
    set -l words (commandline -opc)
    set -l found ($words[1] completion fish -- $words[2..-1] (commandline -ct) 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c agendapack -f -a '(__agendapack_complete)'
`,
}

/** A candidate as a shell wants to read it: zsh has its explanation after a colon, the others after a tab. */
export function line({ word, about }: Candidate, shell: Shell): string {
  const safe = shell === 'zsh' ? word.replaceAll(':', '\\:') : word
  return about === '' ? safe : `${safe}${shell === 'zsh' ? ':' : '\t'}${about}`
}

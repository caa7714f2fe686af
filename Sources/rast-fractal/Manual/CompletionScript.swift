/// The script that tells a shell how to complete this program's command line. It only passes the words on to `Completer`,
/// so it is the same for every version.
enum CompletionScript: String, CaseIterable {
  case bash, zsh, fish

  /// The option that writes a script.
  static let option = "--generate-completion-script"
  /// The argument with which a script asks; the words follow it.
  static let question = "---complete"

  /// The script, without a newline at its end.
  var text: String {
    switch self {
    case .bash: Self.forBash
    case .zsh: Self.forZsh
    case .fish: Self.forFish
    }
  }

  private static let forBash = #"""
    # Completes rast-fractal in bash. To be sourced, or put into /usr/share/bash-completion/completions/rast-fractal.
    _rast_fractal() {
      local IFS=$'\n' piece value rest line kind glued='' count=0 i
      local -a words=() answer=()
      # Bash divides words at = and :, which options and the names of formulas contain.
      for ((i = 1; i <= COMP_CWORD; i++)); do
        piece=${COMP_WORDS[i]}
        if ((count > 0)) && [[ $piece == [=:]* || -n $glued ]]; then
          words[count - 1]+=$piece
          [[ $piece == [=:]* ]] && glued=1 || glued=''
        else
          words[count++]=$piece
          glued=''
        fi
      done
      mapfile -t answer < <("${COMP_WORDS[0]/#\~/$HOME}" ---complete "${words[@]}" 2>/dev/null)
      kind=${answer[0]}
      value=${words[count - 1]}
      [[ $value == --*=* ]] && value=${value#*=}
      # The part of the value that is before the piece under the cursor, and what that piece has before the value.
      piece=${COMP_WORDS[COMP_CWORD]}
      [[ $piece == [=:]* ]] && piece=''
      rest=${value%"$piece"}
      [[ $rest == "$value" && -n $piece ]] && rest=''
      local before=''
      [[ $piece == --*=* ]] && before=${piece%%=*}=
      COMPREPLY=()
      for line in "${answer[@]:1}"; do
        line=${line%%$'\t'*}
        COMPREPLY+=("$before${line#"$rest"}")
      done
      if [[ $kind == files* ]]; then
        compopt -o filenames -o default 2>/dev/null
        mapfile -t answer < <(compgen -f -- "$value")
        for line in "${answer[@]}"; do
          if [[ $kind == files || -d $line || " ${kind#files } " == *" ${line##*.} "* ]]; then
            COMPREPLY+=("$before${line#"$rest"}")
          fi
        done
      elif [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]]; then
        compopt -o nospace 2>/dev/null
      fi
    }
    complete -F _rast_fractal rast-fractal
    """#

  private static let forZsh = #"""
    #compdef rast-fractal
    # Completes rast-fractal in zsh. To be put into a folder of $fpath as _rast-fractal, or sourced after compinit.
    _rast_fractal() {
      local line kind value
      local -a answer described
      answer=("${(@f)$("${${(Q)words[1]}/#\~/$HOME}" ---complete "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
      kind=$answer[1]
      [[ $PREFIX == --*=* ]] && compset -P 1 '*='
      local ending=' '
      for line in "${(@)answer[2,-1]}"; do
        value=${line%%$'\t'*}
        [[ $value == *= ]] && ending=''
        described+=("${value//:/\\:}${${line#*$'\t'}:+:${line#*$'\t'}}")
      done
      local result=1
      (($#described)) && _describe -V -t values value described -S "$ending" && result=0
      if [[ $kind == files ]]; then
        _files && result=0
      elif [[ $kind == files* ]]; then
        _files -g "*.(${(j:|:)${=kind}[2,-1]})" && result=0
      fi
      return result
    }
    if [[ $funcstack[1] == _rast-fractal ]]; then
      _rast_fractal "$@"
    else
      compdef _rast_fractal rast-fractal
    fi
    """#

  private static let forFish = #"""
    # Completes rast-fractal in fish. To be sourced, or put into a folder of completions as rast-fractal.fish.
    function __rast_fractal_complete
      set -l words (commandline -opc)
      set -l program $words[1]
      set -e words[1]
      set -l word (commandline -ct)
      set -l value (string replace -r -- '^--[^=]*=' '' $word)
      set -l before (string match -r -- '^--[^=]*=' $word)
      set -l answer (command $program ---complete $words "$word" 2>/dev/null)
      set -l kind (string split ' ' -- $answer[1])
      set -e answer[1]
      for line in $answer
        printf '%s\n' "$before$line"
      end
      if test "$kind[1]" = files
        for file in (__fish_complete_path "$value")
          set -l path (string split \t -- $file)[1]
          set -l ending (string match -r -- '[^.]*$' $path)
          if test (count $kind) = 1; or string match -q -- '*/' $path; or contains -- $ending $kind[2..-1]
            printf '%s\n' "$before$file"
          end
        end
      end
    end
    complete -c rast-fractal -f -k -a '(__rast_fractal_complete)'
    """#
}

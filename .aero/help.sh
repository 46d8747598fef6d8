# shellcheck shell=bash
# What ./aero help says.

print_help() {
    case "${1:-}" in
        up) help_up ;;
        down) help_down ;;
        status) help_status ;;
        token) help_token ;;
        ctl) help_ctl ;;
        bench) help_bench ;;
        test) help_test ;;
        soak) help_soak ;;
        format) help_format ;;
        *) help_all ;;
    esac
}

help_all() {
    cat <<'TEXT'
Usage: ./aero COMMAND [OPTIONS]

  up       build what is needed, start a region, print how to reach it
  down     stop a region; its machines go on
  status   show which regions run here
  ctl      aeropctl, the operator's command line, connected to the region
  token    print a token for the API
  test     run all tests, as CI does
  soak     kill regions under load for as long as you like
  bench    run a benchmark
  format   put all sources into the one layout
  help     explain a command: ./aero help up

Begin with: ./aero up
TEXT
}

help_up() {
    cat <<'TEXT'
Usage: ./aero up [--background] [--region CODE] [--data DIR] [--api-port PORT] [--console-port PORT] [OPTION...]

Builds what has changed and starts one region. In the foreground, Ctrl-C stops it in an orderly way;
the machines' processes go on, and the region adopts them when it comes back.

  --background          return when the region is ready
  --region CODE         which region; iad if not said
  --data DIR            where it keeps everything; var/CODE if not said
  --api-port PORT       8080 if not said
  --console-port PORT   8081 if not said
  --fly-driver NAME     what runs machines of the compatible API: process or simulator; process if not said
  --fly-rates WORD      how often the compatible API takes requests: documented or off; documented if not said
  --open-files N, --trim-seconds N, --kept-entries N
                        how it stores; see docs/operations.md

AEROPHOENIX_HEAP=SIZE in the environment, such as 2g, sets how much memory its objects may take; 1g if not said.
TEXT
}

help_down() {
    cat <<'TEXT'
Usage: ./aero down [--region CODE | --all]

Stops the region that runs here, or the one that is named. Its machines' processes go on.
TEXT
}

help_status() {
    cat <<'TEXT'
Usage: ./aero status [--output table|json]

Shows the regions that run here: process, addresses, time to readiness, memory.
TEXT
}

help_token() {
    cat <<'TEXT'
Usage: ./aero token [--subject NAME] [--capabilities A,B] [--region CODE]

Prints a token that the region accepts, and nothing else.

  --subject NAME        who it speaks for; your user name if not said
  --capabilities A,B    what it may do; everything if not said:
                        machine_read machine_create machine_destroy machine_migrate chaos_inject
                        chaos_heal scaling_read scaling_write admin_kill_switch
  --region CODE         whose token; the region that runs here if not said
TEXT
}

help_ctl() {
    cat <<'TEXT'
Usage: ./aero ctl ARGUMENTS...

Runs aeropctl with the address and a token of the region that runs here. With several regions, AERO_REGION=CODE
chooses one. With --api or AEROPHOENIX_API it goes where these say, and brings no token of its own.

  ./aero ctl --help
  ./aero ctl machine list
TEXT
}

help_bench() {
    cat <<'TEXT'
Usage: ./aero bench NAME [OPTIONS]

Runs one benchmark and prints its figures, ours beside a naive design and Apache Pekko Persistence. Without a name it
lists what there is, with all options; docs/performance.md explains each.

  ./aero bench transitions               durable transitions a second, with 1 to 1,024 callers
  ./aero bench latency                   how long an operation takes at a given pace
  ./aero bench queries                   questions while operations go on
  ./aero bench memory                    heap and resident memory of 100,000 idle machines
  ./aero bench restart                   100,000 machines after their process was killed
  ./aero bench overload                  ten times what can be done
  ./aero bench restart --machines 1000   the same with fewer machines; minutes become seconds

Figures also go to modules/benchmarks/results/NAME.json.
TEXT
}

help_test() {
    cat <<'TEXT'
Usage: ./aero test [MAVEN OPTIONS]

Runs the whole build with all tests and checks, as CI does. The console's tests need Chromium, and those of the
compatible API Node.js with npm: as root on Debian or Ubuntu they are installed, elsewhere you are told what to install.
TEXT
}

help_soak() {
    cat <<'TEXT'
Usage: ./aero soak [--minutes N] [--seed N]

Lets a region under load die at moments that chance chooses, restarts it, and checks that nothing that was
acknowledged is lost and nothing was done twice; again and again. It prints the seed, which repeats the choices.

  --minutes N           how long; 10 if not said
  --seed N              another run's seed; a fresh one if not said
TEXT
}

help_format() {
    cat <<'TEXT'
Usage: ./aero format

Puts all Java sources into the one layout.
TEXT
}

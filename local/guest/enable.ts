// Enabling units: the links in *.wants that make systemd start them at boot.
import { runScript } from './machine.ts'
import { findUnit, type Systemd } from './unit.ts'
import { settings } from './unit-file.ts'

const LINK_SCRIPT = `cd "\${LOCAL_AWS_SPOOL:+$PWD}/etc/systemd/system" || exit 1
verb=$1 unit=$2; shift 2
for target in "$@"; do
  if [ "$verb" = enable ]; then
    mkdir -p "$target.wants" && ln -sfn "/etc/systemd/system/$unit" "$target.wants/$unit" &&
      echo "Created symlink /etc/systemd/system/$target.wants/$unit -> /etc/systemd/system/$unit."
  elif [ -L "$target.wants/$unit" ]; then
    rm "$target.wants/$unit" && echo "Removed /etc/systemd/system/$target.wants/$unit."
  fi
done
exit 0`

export async function enableUnit(
  systemd: Systemd,
  name: string,
  verb: 'enable' | 'disable',
): Promise<{ code: number; err: string }> {
  const unit = await findUnit(systemd, name)
  if (unit === undefined) {
    return { code: 1, err: `Failed to ${verb} unit: Unit file ${name} does not exist.\n` }
  }
  const targets = settings(unit.file, 'Install', 'WantedBy').flatMap((value) => value.split(/\s+/))
  if (targets.length === 0) {
    return { code: 0, err: 'The unit files have no installation config (WantedBy=, …).\n' }
  }
  const { stdout } = await runScript(systemd.machine, LINK_SCRIPT, verb, name, ...targets)
  return { code: 0, err: stdout }
}

export async function isEnabled(systemd: Systemd, name: string): Promise<string> {
  const unit = await findUnit(systemd, name)
  if (unit === undefined) return 'not-found'
  if (unit.isTransient) return 'transient'
  const script = `for f in "\${LOCAL_AWS_SPOOL:+$PWD}"/etc/systemd/system/*.wants/"$1"; do [ ! -L "$f" ] || exit 0; done; exit 1`
  const { code } = await runScript(systemd.machine, script, name)
  if (code === 0) return 'enabled'
  return settings(unit.file, 'Install', 'WantedBy').length === 0 ? 'static' : 'disabled'
}

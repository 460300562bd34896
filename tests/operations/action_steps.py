"""Runs a composite action as a runner does: its steps in order, with their conditions, inputs and outputs.

Steps that use other actions are recorded, and answered by the functions of `stand_ins`.
"""
import os
import pathlib
import re
import subprocess

import yaml

EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.S)
TERM = re.compile(r"\s*(\|\||&&|==|!=|!|\(|\)|'(?:[^']|'')*'|[\w.-]+(?:\(\))?)")


class Action:
    def __init__(self, path, workspace, runner_temp, inputs, stand_ins):
        self.action = yaml.safe_load(path.read_text(encoding="utf-8"))
        self.folder = path.parent
        self.workspace = workspace
        self.temp = runner_temp
        self.inputs = {name: entry.get("default", "") for name, entry in self.action["inputs"].items()}
        unknown = set(inputs) - set(self.inputs)
        assert not unknown, f"no such inputs: {unknown}"
        self.inputs.update(inputs)
        self.stand_ins = stand_ins
        self.steps = {}
        self.used = []
        self.failed = False
        self.log = ""
        self.summary = runner_temp / "step-summary.md"

    def value_of(self, name):
        parts = name.split(".")
        if parts[0] == "inputs":
            return self.value(self.inputs[parts[1]])
        if parts[0] == "steps":
            return self.steps.get(parts[1], {}).get(parts[3], "")
        known = {
            "github.action_path": str(self.folder),
            "github.token": "a-token-of-the-runner",
            "github.run_id": "1",
            "github.run_attempt": "1",
            "runner.temp": str(self.temp),
            "cancelled()": False,
        }
        return known[name]

    def evaluate(self, text):
        """The few operators that the action uses: !, ==, !=, && and ||."""
        python = ""
        at = 0
        text = text.strip()
        while at < len(text):
            match = TERM.match(text, at)
            assert match, f"not understood: {text[at:]}"
            term = match.group(1)
            at = match.end()
            if term in ("&&", "||", "!"):
                python += {"&&": " and ", "||": " or ", "!": " not "}[term]
            elif term in ("==", "!=", "(", ")"):
                python += term
            elif term.startswith("'"):
                python += repr(term[1:-1].replace("''", "'"))
            else:
                python += repr(self.value_of(term))
        return eval(python)  # only literals and operators stand in it

    def value(self, text):
        if not isinstance(text, str):
            return text
        return EXPRESSION.sub(lambda match: str(self.evaluate(match.group(1))), text)

    def wanted(self, step):
        condition = step.get("if", "")
        inner = EXPRESSION.fullmatch(condition.strip())
        condition = inner.group(1) if inner else condition
        if self.failed and "cancelled()" not in condition and "always()" not in condition:
            return False
        return not condition or bool(self.evaluate(condition))

    def run_script(self, step):
        script = self.temp / "step.sh"
        script.write_text(self.value(step["run"]), encoding="utf-8")
        output = self.temp / "output"
        output.write_text("")
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.temp),
            "GITHUB_ACTION_PATH": str(self.folder),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "RUNNER_OS": "Linux",
            "RUNNER_ARCH": "X64",
        }
        environment |= {name: str(self.value(value)) for name, value in step.get("env", {}).items()}
        ended = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.value(step.get("working-directory", str(self.workspace))), env=environment, timeout=120,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        self.log += ended.stdout
        lines = output.read_text(encoding="utf-8").splitlines()
        return ended.returncode, dict(line.split("=", 1) for line in lines)

    def run(self):
        for step in self.action["runs"]["steps"]:
            if not self.wanted(step):
                continue
            if "uses" in step:
                given = {key: self.value(value) for key, value in step.get("with", {}).items()}
                self.used.append((step["uses"], given))
                outputs = self.stand_ins.get(step["uses"], lambda _: {})(given)
            else:
                code, outputs = self.run_script(step)
                self.failed = self.failed or code != 0
            if "id" in step:
                self.steps[step["id"]] = outputs
        return self

    def outputs(self):
        return {name: self.value(entry["value"]) for name, entry in self.action["outputs"].items()}

    def uploaded(self):
        return [pathlib.Path(path) for uses, given in self.used if uses.startswith("actions/upload-artifact@")
                for path in given["path"].split()]

"""Makes the calls that come as JSON on standard input, [[name, [argument, ...]], ...], and prints what came of them."""
import json
import sys


def run(functions, error_class, describe):
    answers = []
    for name, arguments in json.load(sys.stdin):
        try:
            answers.append({'answer': functions[name](*arguments)})
        except error_class as error:
            answers.append({'error': describe(error)})
    json.dump(answers, sys.stdout)

"""Writes the vectors of lse and lstm: the derivative of f in x is im f(x + ih) / h, exact to rounding for a tiny h."""

import cmath
import json
import random

STEP = 1e-150


def log_sum_exp(x):
    c = max(v.real for v in x)
    return c + cmath.log(sum(cmath.exp(v - c) for v in x))


def sigmoid(z):
    return 1 / (1 + cmath.exp(-z))


def lstm_loss(main, extra, state, sequence):
    state, total = [list(row) for row in state], 0
    for now, following in zip(sequence, sequence[1:]):
        x = [a * w for a, w in zip(now, extra[0])]
        b = len(x)
        for j in range(0, len(main), 2):
            forget, ingate, outgate, change = (
                [(main[j][k], main[j + 1][k]) for k in range(g * b, g * b + b)] for g in range(4)
            )
            for i, (h, c) in enumerate(zip(state[j], state[j + 1])):
                f = sigmoid(x[i] * forget[i][0] + forget[i][1])
                g = sigmoid(h * ingate[i][0] + ingate[i][1])
                o = sigmoid(x[i] * outgate[i][0] + outgate[i][1])
                c = c * f + g * cmath.tanh(h * change[i][0] + change[i][1])
                state[j + 1][i], state[j][i] = c, o * cmath.tanh(c)
            x = state[j]
        y = [a * w + v for a, w, v in zip(x, extra[1], extra[2])]
        lse = cmath.log(2 + sum(cmath.exp(v) for v in y))
        total += sum(s * (v - lse) for s, v in zip(following, y))
    return -total / (len(sequence[0]) * (len(sequence) - 1))


def gradient(f, x):
    return [f([v + (1j * STEP if i == j else 0) for j, v in enumerate(x)]).imag / STEP for i in range(len(x))]


def write(name, inputs, golden):
    for kind, content in ("input", inputs), ("golden", golden):
        with open(f"{name}.{kind}.json", "w") as file:
            file.write(json.dumps(content) + "\n")


rng = random.Random(42)


def matrix(rows, columns, low, high):
    return [[rng.uniform(low, high) for _ in range(columns)] for _ in range(rows)]


x = matrix(1, 12, -50, 50)[0]
write("lse/n12_pm50", {"x": x}, {"primal": log_sum_exp(x).real, "gradient": gradient(log_sum_exp, x)})

layers, bits, characters = 2, 3, 6
parts = 2 * layers * 4 * bits
main, extra = matrix(2 * layers, 4 * bits, -1, 1), matrix(3, bits, -1, 1)
state, sequence = matrix(2 * layers, bits, -1, 1), matrix(characters, bits, 0, 1)


def rows(flat, width):
    return [flat[i : i + width] for i in range(0, len(flat), width)]


def loss(flat):
    return lstm_loss(rows(flat[:parts], 4 * bits), rows(flat[parts:], bits), state, sequence)


flat = sum(main + extra, [])
write(
    "lstm/l2_b3_c6",
    {"main_params": main, "extra_params": extra, "state": state, "sequence": sequence},
    {"objective": loss(flat).real, "jacobian": gradient(loss, flat)},
)

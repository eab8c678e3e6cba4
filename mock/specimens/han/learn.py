"""Learns to read single printed glyphs from the samples that print-samples.ts wrote.

    python3 mock/specimens/han/learn.py SAMPLES bff/src/recognition/han/glyphs.bin [EPOCHS]

Needs numpy (Debian: python3-numpy) and nothing else; a few minutes on one core, the same numbers every time.

A glyph's features x become a point z = A x + C max(0, B x + b), and each class has its point; the nearest is the answer.
A starts as a linear discriminant analysis (within a class the points then lie in a round cloud), and everything is
sharpened together against the classes that are easily taken for each other. Last, some samples that took no part in it say how
likely a distance and a margin mean a right answer. Samples of no class at all (halves of glyphs, two glyphs in one box,
characters nobody taught) count as wrong there.
"""
import json
import os
import sys
import time
import zlib

os.environ.setdefault('OPENBLAS_NUM_THREADS', '1')
import numpy as np

DIMENSIONS = 160
HIDDEN = 320
EPOCHS = 10
RATE = 1e-3
SHARPNESS = 0.5      # of the softmax over squared distances
NOISE = 0.01         # added to features, whose squares sum to 1
SEEDS, NEAR, EACH, OTHERS = 32, 12, 2, 600   # of a batch: classes, with their look-alikes, samples of each, further classes
KEPT_BACK = 3        # of each class's samples, for the likelihood


def load(folder):
    about = json.load(open(f'{folder}/about.json'))
    labels = np.fromfile(f'{folder}/labels.bin', np.uint16).astype(np.int64)
    samples = np.fromfile(f'{folder}/features.bin', np.uint8).reshape(len(labels), about['features'])
    return about, samples, labels, about['scale']


class Reader:
    """What is learned. `mean` is taken from the features first."""

    def __init__(self, mean, straight, points, chance):
        self.mean, self.points = mean, points
        features, dimensions = straight.shape
        self.layers = {
            'straight': straight,
            'hidden': (chance.normal(size=(features, HIDDEN)) * 4 * np.sqrt(2 / features)).astype(np.float32),
            'bias': np.zeros(HIDDEN, np.float32),
            'bent': (chance.normal(size=(HIDDEN, dimensions)) * 0.01).astype(np.float32),
            'shift': np.zeros(dimensions, np.float32),
        }

    def place(self, x):
        l = self.layers
        inner = np.maximum(x @ l['hidden'] + l['bias'], 0)
        return x @ l['straight'] + inner @ l['bent'] + l['shift'], inner

    def place_all(self, samples, scale):
        return np.concatenate([self.place(samples[at:at + 8000].astype(np.float32) / scale - self.mean)[0]
                               for at in range(0, len(samples), 8000)])


def discriminate(samples, labels, classes, scale):
    """The mean of all classes, the directions that part them best, and the classes' points there. Labels ascend."""
    features = samples.shape[1]
    means, within = np.zeros((classes, features)), np.zeros((features, features))
    starts = np.searchsorted(labels, np.arange(classes + 1))
    for first in range(0, classes, 400):
        last = min(classes, first + 400)
        part = samples[starts[first]:starts[last]].astype(np.float32) / scale
        inside = starts[first:last] - starts[first]
        counts = np.diff(np.append(inside, len(part)))
        have = counts > 0
        means[first:last][have] = np.add.reduceat(part, inside[have]) / counts[have, None]
        part -= np.repeat(means[first:last], counts, axis=0).astype(np.float32)
        within += part.T @ part
    within /= len(labels)
    known = np.diff(starts) > 0
    mean = means[known].mean(0)
    between = (means[known] - mean).T @ (means[known] - mean) / known.sum()
    values, vectors = np.linalg.eigh(within + 1e-3 * np.trace(within) / features * np.eye(features))
    whiten = vectors / np.sqrt(values)
    _, turned = np.linalg.eigh(whiten.T @ between @ whiten)
    straight = (whiten @ turned[:, ::-1])[:, :DIMENSIONS]
    points = (means - mean) @ straight
    points[~known] = 1e3
    return mean.astype(np.float32), straight.astype(np.float32), points.astype(np.float32)


def nearest(points, others, count):
    """Places and squared distances of the `count` nearest of `others`, the nearest first."""
    lengths = (others ** 2).sum(1)
    places = np.empty((len(points), count), np.int64)
    distances = np.empty((len(points), count), np.float32)
    for at in range(0, len(points), 500):
        part = points[at:at + 500]
        d = lengths - 2 * part @ others.T + (part ** 2).sum(1)[:, None]
        some = np.argpartition(d, count, 1)[:, :count]
        value = np.take_along_axis(d, some, 1)
        order = np.argsort(value, 1)
        places[at:at + 500] = np.take_along_axis(some, order, 1)
        distances[at:at + 500] = np.take_along_axis(value, order, 1)
    return places, distances


class Adam:
    def __init__(self, values):
        self.mean, self.square, self.step = np.zeros_like(values), np.zeros_like(values), 0

    def change(self, slope, rate):
        self.step += 1
        self.mean += 0.1 * (slope - self.mean)
        self.square += 0.001 * (slope * slope - self.square)
        return rate * (self.mean / (1 - 0.9 ** self.step)) / (np.sqrt(self.square / (1 - 0.999 ** self.step)) + 1e-8)


def sharpen(reader, samples, labels, scale, epochs, chance):
    classes = len(reader.points)
    starts = np.searchsorted(labels, np.arange(classes + 1))
    counts = np.diff(starts)
    known = np.flatnonzero(counts)
    memories = {name: Adam(values) for name, values in reader.layers.items()}
    # points move when their class is in a batch, and remember only what happened then
    mean, square = np.zeros_like(reader.points), np.zeros_like(reader.points)
    straight_rate = 20 * np.abs(reader.layers['straight']).mean()
    batches = len(labels) // (SEEDS * NEAR * EACH)
    began = time.process_time()
    for epoch in range(epochs):
        alike = np.zeros((classes, NEAR), np.int64)
        alike[known] = known[nearest(reader.points[known], reader.points[known], NEAR)[0]]
        right = loss = seen = 0
        for batch in range(batches):
            rate = RATE * 0.5 * (1 + np.cos(np.pi * (epoch * batches + batch) / (epochs * batches)))
            shown = np.unique(alike[chance.choice(known, SEEDS, replace=False)])
            rows = np.repeat(np.arange(len(shown)), EACH)
            which = shown[rows]
            taken = starts[which] + (chance.random(len(which)) * counts[which]).astype(np.int64)
            against = np.concatenate([shown, np.setdiff1d(chance.choice(known, OTHERS, replace=False), shown)])
            x = samples[taken].astype(np.float32) / scale - reader.mean
            x += chance.standard_normal(x.shape, np.float32) * NOISE
            z, inner = reader.place(x)
            p = reader.points[against]
            score = -SHARPNESS * ((z ** 2).sum(1)[:, None] + (p ** 2).sum(1) - 2 * z @ p.T)
            score -= score.max(1, keepdims=True)
            share = np.exp(score)
            share /= share.sum(1, keepdims=True)
            each = np.arange(len(rows))
            loss -= np.log(share[each, rows] + 1e-12).sum()
            right += (share.argmax(1) == rows).sum()
            seen += len(rows)
            share[each, rows] -= 1
            slope = -SHARPNESS * share / len(rows)
            slope_z = 2 * (slope.sum(1)[:, None] * z - slope @ p)
            slope_p = 2 * (slope.sum(0)[:, None] * p - slope.T @ z)
            slope_inner = slope_z @ reader.layers['bent'].T
            slope_inner[inner <= 0] = 0
            slopes = {'straight': x.T @ slope_z, 'bent': inner.T @ slope_z, 'shift': slope_z.sum(0),
                      'hidden': x.T @ slope_inner, 'bias': slope_inner.sum(0)}
            for name, memory in memories.items():
                reader.layers[name] -= memory.change(slopes[name], rate * (straight_rate if name == 'straight' else 1))
            mean[against] = 0.9 * mean[against] + 0.1 * slope_p
            square[against] = 0.99 * square[against] + 0.01 * slope_p ** 2
            reader.points[against] -= 8 * rate * mean[against] / (np.sqrt(square[against]) + 1e-8)
        print(f'round {epoch + 1}: {100 * right / seen:.2f} % right, loss {loss / seen:.4f}, {time.process_time() - began:.0f} s', flush=True)


def trust(distances):
    """What the likelihood is made of: the margin over the second, as a part of the distance, and the distance itself."""
    part = (distances[:, 1] - distances[:, 0]) / distances[:, 0]
    return np.stack([np.ones(len(part)), part, np.log(part + 0.01), np.log(distances[:, 0])], 1)


def fit_likelihood(told, right):
    """Logistic regression by Newton's method."""
    weights = np.zeros(told.shape[1])
    for _ in range(60):
        share = 1 / (1 + np.exp(-told @ weights))
        bend = (told * (share * (1 - share) + 1e-9)[:, None]).T @ told + 1e-6 * np.eye(len(weights))
        weights += np.linalg.solve(bend, told.T @ (right - share))
    return weights


def pack(reader, likelihood, about):
    """The format bff/src/recognition/han/glyph-table.ts reads. Turned so that the first dimensions tell most."""
    known = reader.points[:, 0] < 900
    middle = reader.points[known].mean(0)
    _, vectors = np.linalg.eigh(np.cov((reader.points[known] - middle).T))
    turn = vectors[:, ::-1].astype(np.float32)
    points = (reader.points - middle) @ turn
    points[~known] = np.abs(points[known]).max()
    l = reader.layers
    parts = []

    def add(values):
        parts.append(values.tobytes() + b'\0' * (-values.nbytes % 4))

    def add_layer(weights, biases):
        rows = np.ascontiguousarray(weights.T)
        scales = np.abs(rows).max(1) / 127
        add(np.array(rows.shape, np.uint32))
        add(scales.astype(np.float32))
        add(biases.astype(np.float32))
        add(np.round(rows / scales[:, None]).astype(np.int8))

    text = np.frombuffer(''.join(about['characters']).encode(), np.uint8)
    step = np.abs(points).max() / 127
    add(np.array([len(text), len(points), about['standard'], about['han'], points.shape[1]], np.uint32))
    add(np.array([step, *likelihood], np.float32))
    add_layer(l['straight'] @ turn, (l['shift'] - middle - reader.mean @ l['straight']) @ turn)
    add_layer(l['hidden'], l['bias'] - reader.mean @ l['hidden'])
    add_layer(l['bent'] @ turn, np.zeros(points.shape[1]))
    add(np.round(points / step).astype(np.int8))
    add(text)
    return zlib.compress(b''.join(parts), 9)


def main():
    folder, target = sys.argv[1:3]
    epochs = int(sys.argv[3]) if len(sys.argv) > 3 else EPOCHS
    about, samples, labels, scale = load(folder)
    classes = len(about['characters'])
    of_class = labels < classes
    place_in_class = np.arange(len(labels)) - np.searchsorted(labels, labels)
    kept = of_class & (place_in_class < KEPT_BACK)
    shown = of_class & ~kept
    chance = np.random.default_rng(8105)
    reader = Reader(*discriminate(samples[shown], labels[shown], classes, scale), chance)
    sharpen(reader, samples[shown], labels[shown], scale, epochs, chance)
    places, distances = nearest(reader.place_all(samples[~shown], scale), reader.points, 2)
    right = places[:, 0] == labels[~shown]
    likelihood = fit_likelihood(trust(distances), right)
    print('kept back:', f'{100 * right[labels[~shown] < classes].mean():.2f} % right;', 'likelihood', likelihood)
    packed = pack(reader, likelihood, about)
    open(target, 'wb').write(packed)
    print(f'{len(packed)} bytes')


if __name__ == '__main__':
    main()

"""The kinds of arrays that the matching works with, by what they hold."""

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
Bytes = NDArray[np.int8]
Doubles = NDArray[np.float64]
Floats = NDArray[np.float32]
Indices = NDArray[np.intp]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]

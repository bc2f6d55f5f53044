# Where each service is asked: right ascension, declination and radius, in degrees.
[
    {'ra': 101.18, 'dec': 27.66, 'radius': 0.11},
    {'ra': 83.63, 'dec': 22.01, 'radius': 0.05},
    {'ra': 240.95, 'dec': 15.87, 'radius': 0.1},
]

# HEASARC, Greenbelt: the master catalogue of Swift.
[
    {
        'base_name': 'HEASARC_swiftmastr',
        'service_type': 'cone',
        'access_url': 'https://heasarc.gsfc.nasa.gov/cgi-bin/vo/cone/coneGet.pl?table=swiftmastr&',
    },
    {
        'base_name': 'HEASARC_swiftmastr',
        'service_type': 'tap',
        'access_url': 'https://heasarc.gsfc.nasa.gov/xamin/vo/tap',
        'adql': '''
            SELECT * FROM swiftmastr
            WHERE 1=CONTAINS(POINT('ICRS', ra, dec), CIRCLE('ICRS', {}, {}, {}))
        ''',
    },
]

# IRSA, Pasadena: 2MASS.
[
    {
        'base_name': 'IPAC_2MASS',
        'service_type': 'cone',
        'access_url': 'https://irsa.ipac.caltech.edu/SCS?table=fp_psc',
    },
    {
        'base_name': 'IPAC_2MASS',
        'service_type': 'tap',
        'access_url': 'https://irsa.ipac.caltech.edu/TAP',
        'adql': '''
            SELECT ra, dec, j_m, h_m, k_m FROM fp_psc
            WHERE 1=CONTAINS(POINT('ICRS', ra, dec), CIRCLE('ICRS', {}, {}, {}))
        ''',
    },
]

# CDS, Strasbourg: 2MASS by VizieR.
[
    {
        'base_name': 'CDS_2MASS',
        'service_type': 'cone',
        'access_url': 'https://vizier.cds.unistra.fr/viz-bin/conesearch/II/246/out?',
    },
]

# STScI, Baltimore: Pan-STARRS, whose Cone Search has parameters of its own.
[
    {
        'base_name': 'STScI_PanSTARRS',
        'service_type': 'xcone',
        'access_url': 'https://catalogs.mast.stsci.edu/api/v0.1/panstarrs/dr2/mean.votable'
        '?flatten_response=false&raw=false&sort_by=distance&ra={}&dec={}&radius={}',
    },
]

"""Names of towns and regencies of the simulated country. None is a place in Indonesia, nor within two letters of one.

They were made once from syllables and read through; a test compares each with every real name in the data. The order
is part of the country: the same place always comes at the same turn.
"""

_NAMES = """
Kezular Buvidil Sulduvil Warnaxa Wazelmar Brorevar Gekazur Povombin Tolozang Selmevin Rezumun Gixondos Tilivus
Noruve Krevumol Ruzedung Bomazus Ruxilen Gevimbor Sivonum Solmeze Dotuxu Amovim Dakeving Wadavi Pazomam Pevanal
Botevos Pevames Wexunil Galmoxu Nuzendon Revirnan Nuxenter Benexar Wovudis Kuzenu Exeran Nilmazen Lambozur Eziman
Nizernar Livunu Riduxul Krivedol Redizu Guzerel Dezemon Tixunom Buldivur Kizudim Gomiving Dazolo Rolmaxe Tovireng
Petoxas Trilovem Bizombel Povilmas Moxinom Itaxol Wovontin Pomavan Nezimbon Ozunir Tivilmos Sozotun Giruzom Untuver
Muxoto Getovol Naravil Karnexim Mirnezul Lovaden Kevedang Pizumung Dizontal Wovelun Mezundas Livaldin Kevandam
Wontexun Wilmival Mazokan Kuntovum Govande Dizamo Suvinus Poluzin Mimbuzon Timbuzel Kizaner Mavutil Buzilmi Nivorang
Lerazon Bivundun Titozul Tevomber Mezulol Tambaxur Tirnazel Kelovung Bondevom Wixolir Nenazun Wimevang Wolmezon
Rikavi Rornozum Suzelun Uvanol Tavurar Ninuvi Loxoldin Setezin Bumoxong Revonil Bunuvon Movolmin Urazes Bikixa
Boldazi Revuta Mezenan Naloxun Weldovum Tozuldor Somevung Suvundi Witivar Guvalmon Gulozir Arniver Idezum Rokozes
Tombuxer Wulizil Traxemin Azilmong Rozulman Mevuldu Rintuxem Toxudel Pozarnus Ilmexel Rivudar Gaxemben Dilmazi
Nuzokar Nokovol Wiziki Bevadeng Bozirnos Lizide Sambuvis Sunduve Krizanos Wetuvin Laxute Mezaldar Sedavor Kovoning
Gezilden Bandizu Divanin Ponevun Molozas Sivintim Kevombo Rentevan Gonavim Gizorum Ivuras Pozering Buzurang Muzinen
Sirevim Kovondon Kuxeli Wondovan Erevin Pexekol Krudexu Tozalon Gekuvan Dolmuzun Tuzenang Wevalel Gixorong Botizo
Troxutin Nixarel Azurnan Rulevul Bivolus Trizunul Wivirnir Dentezi Pekizen Oldozor Wuzentam Kindixos Ponoveng
Wovutong Nevundos Wuntivur Enezing Pezoldul Teluzos Bozumam Rozambis Warevo Gimbiven Galuzur Duzernal Pezukum
Mavoter Kolmuzem Loldevur Olmozin Mezekel Kraduvo Trizirom Nolmizan Kalmezum Tezomos Mivakem Sorevul Luluzul
Lurnuxor Naventen Krezinom Sikevan Pukovo Weloxan Truneva Movimun Livikin Suntavo Latazen Kelevon Mozeku Kezilung
Pavudos Livelo Sozires Sozukel Panduzal Kriluzol Bomizel Bambizan Wakivun Wovelmim Werovang Notaven Kozintom Ovetim
Dakevur Releveng Lurevol Bulmexal Baldavil Kontavir Brevolde Muvonom Gozindu Sozane Bezumil Duluvus Santover
Lozudung Kirnavir Murnuvim Givombon Kazumu Puntuvi Nuzunam Liximbur Lovonir Puximbi Puzodil Mulmivam Teverun
Mivimbam Goneva Azadol Nevantis Boruvung Lundivol Rozuntel Leziron Kumuvu Sivire Paduzung Luvintis Mazondem Kilmavu
Izenes Duvedam Widives Pudeze Nivoror Wezuntur Bezidun Rumbovos Bovulem Briluzer Sonazung Iravas Nulazin Suluvang
Mavakong Tonuvin Selezom Loxadang Parezal Rotuzar Dorozem Trivotur Kezedi Tumbazar Gazendi Uvambel Kuvelmir Nantevol
Pizetos Wetuxus Lirivam Kuzanden Givindel Sozitor Salmuvon Savalu Eduvos Morazin Rarnizi Kixilu Lanavun Beviking
Truzuru Tarnuvu Avilil Bemezes Tremuzar Gurives Kurniva Neliven Laverel Bevanum Soruzum Getuzi Suxolmol Govota
Broxonu Lilezal Mezetum Titezim Muvamor Nentuzol Dazalel Kozelil Gozunen Rovela Kozami Ozatan Wentozen Duzini
Tazoldum Duxulden Bumizon Ezural Sunizem Gemazen Benove Rezeru Nezalas Buvakus Gezital Dulazor Wuvombi Brerovo
Mazandan Kanuvil Ketaxu Nixirnul Puxikin Bivindo Nuzulmir Lixilmom Kuxora Nixine Uzimos Lotazur Wanexeng Suvelis
Winezis Turazo Tuvirne Gernovar Meduvar Leduxal Dalmivim Mezalmul Navildon Ralovi Rarezis Karazom Koxeldan Trambeze
Tromevir Linavor Trolavi Welmeve Braxare Tivontos Ralmuzas Balmexem Duvatis Melovir Kruvilil Nentaze Tulmixom
Dozalum Tuldaven Gumbuxir Guzaling Mexoke Uvurum Suxentim Dirizon Wirnixen Kratazas Runivu Dotuzen Pevumbel Tandivun
Sikexong Movoldus Dumbuvo Sazendam Mambivom Nalmavem Gizentun Wazuntos Tuzanim Kovikil Maldexor Nulmozam Salaxeng
Nemuzing Nukezir Denuzes Waxuren Nizidam Lazekang Bevimir Uzornul Trizanti Pirnevon Nuzalmam Azemba Uxumur Tirnixam
Ruzirer Kanduva Sevulmal Nintozun Kozotes Pizulmos Temivir Gomevon Nixulon Sazontil Warixel Brondiza Bozeldus
Tuvindom Krovakir Binozin Polixo Ombivan Taxoreng Badovom Metaxong Ranazon Bixolmul Kaxumal Sizomem Banoxu Rezila
Dazunta Nixuring Bodaxon Bovembu Tuzuntis Uxolmir Rozonin Guvontal Imuvin Gevernes Guzirnum Suxonel Wuxana Lixembon
Rekixe Gulaxi
"""
PLACES = tuple(_NAMES.split())

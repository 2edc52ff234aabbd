// Names of medicines to suggest from, written by `manage.py build_medicine_names`: do not edit.
// FDA National Drug Code Directory, April 2019; over-the-counter names of the same directory; herbs, vitamins and minerals of the National Institutes of Health.
// A script and not a data file: the page that uses it may fetch nothing (connect-src 'none').
// Common names first, then, after the empty line, the others; each part in the order of the alphabet.
export default `Abilify
Acai
Acarbose
Acetaminophen
Acetaminophen And Codeine
Acetaminophen and Codeine Phosphate
Acetaminophen and Diphenhydramine Hydrochloride
Acetaminophen, Aspirin, Caffeine
Acetaminophen, Diphenhydramine HCl
Acetaminophen, Guaifenesin, Phenylephrine HCl
Acetaminophen, Phenylephrine HCl
Acetazolamide
Acetylcysteine
Acitretin
Acyclovir
Adenosine
Albuterol Sulfate
Alendronate Sodium
Allergy
Allergy Relief
Allopurinol
Aloe vera
Alprazolam
Amantadine Hydrochloride
Amiodarone Hydrochloride
Amitriptyline Hydrochloride
Amlodipine and Benazepril Hydrochloride
Amlodipine and Olmesartan Medoxomil
Amlodipine and Valsartan
Amlodipine Besylate
Amlodipine besylate and Atorvastatin calcium
Amlodipine Besylate and Benazepril Hydrochloride
Amlodipine, Valsartan and Hydrochlorothiazide
Amoxicillin
Amoxicillin and Clavulanate Potassium
Ampicillin
Ampicillin and Sulbactam
Ampicillin sodium
Ampicillin sodium and Sulbactam sodium
Anastrozole
Antacid
Antacid Tablets
Anticoagulant Citrate Phosphate Dextrose Adenine
Apple cider vinegar
Aripiprazole
Armodafinil
Ashwagandha
Asian ginseng
Aspirin
Astragalus
Atazanavir
Atenolol
Atenolol and Chlorthalidone
Atomoxetine
Atomoxetine hydrochloride
Atorvastatin Calcium
Atovaquone and Proguanil Hydrochloride
Atropine Sulfate
Azathioprine
Azelastine Hydrochloride
Azithromycin
Azithromycin Dihydrate
Azithromycin Monohydrate
B complex
Baclofen
Barium Sulfate
Benazepril Hydrochloride
Benazepril Hydrochloride and Hydrochlorothiazide
Benzocaine
Benzonatate
Benztropine Mesylate
Betamethasone Dipropionate
Betamethasone Valerate
Bethanechol Chloride
Bilberry
Biotin
Bisacodyl
Bismuth subsalicylate
Bisoprolol Fumarate
Bisoprolol Fumarate and Hydrochlorothiazide
Bitter orange
Black cohosh
Boron
Budesonide
Bumetanide
Bupivacaine Hydrochloride
Buprenorphine
Buprenorphine and Naloxone
Buprenorphine Hydrochloride
Bupropion Hydrochloride
Bupropion Hydrochloride SR
Buspirone HCl
Buspirone Hydrochloride
Butalbital, Acetaminophen and Caffeine
Butalbital, Acetaminophen, and Caffeine
Butterbur
Caffeine
Calcitriol
Calcium
Calcium Acetate
Calcium Carbonate
Calcium polycarbophil
Calcium with vitamin D
Candesartan cilexetil
Candesartan Cilexetil and Hydrochlorothiazide
Capecitabine
Captopril
Carbamazepine
Carbidopa and Levodopa
Carbidopa, Levodopa and Entacapone
Carboplatin
Carboxymethylcellulose Sodium
Carisoprodol
Carnitine
Carvedilol
Carvedilol Phosphate
Cat's claw
Cefaclor
Cefadroxil
Cefazolin
Cefdinir
Cefepime
Cefixime
Cefpodoxime Proxetil
Cefprozil
Ceftazidime
Ceftriaxone
Ceftriaxone Sodium
Cefuroxime Axetil
Celebrex
Celecoxib
Cephalexin
Cetirizine HCl
Cetirizine HCl, Pseudoephedrine HCl
Cetirizine Hydrochloride
Chamomile
Chasteberry
Childrens Allergy Relief
Chlordiazepoxide Hydrochloride
Chlorpheniramine Maleate
Chlorpromazine Hydrochloride
Chlorthalidone
Chlorzoxazone
Choline
Chondroitin
Chromium
Cialis
Ciclopirox
Cilostazol
Cimetidine
Cinnamon
Ciprofloxacin
Ciprofloxacin Hydrochloride
Cisatracurium Besylate
Citalopram
Citalopram Hydrobromide
Clarithromycin
Clindamycin
Clindamycin Hydrochloride
Clindamycin Phosphate
Clobazam
Clobetasol Propionate
Clomipramine Hydrochloride
Clonazepam
Clonidine
Clonidine Hydrochloride
Clopidogrel
Clopidogrel Bisulfate
Clorazepate Dipotassium
Clotrimazole and Betamethasone Dipropionate
Clozapine
cocoa butter, phenylephrine HCl
Coenzyme Q10
Cold and Flu
Copper
CoQ10
Coumadin
Cpda-1
Cranberry
Creatine
Crestor
Cromolyn Sodium
Cyclobenzaprine
Cyclobenzaprine Hydrochloride
Cyclophosphamide
Cyclosporine
Cyproheptadine Hydrochloride
Dandelion
Dapsone
Demeclocycline Hydrochloride
Desipramine Hydrochloride
Desmopressin Acetate
Desonide
Desoximetasone
Desvenlafaxine
Desvenlafaxine Succinate
Dexamethasone
Dexamethasone Sodium Phosphate
Dexmedetomidine Hydrochloride
Dexmethylphenidate Hydrochloride
Dextroamphetamine Sulfate
Dextromethorphan HBr, Doxylamine succinate
Dextromethorphan HBr, Guaifenesin
Dextromethorphan Hydrobromide
Dextromethorphan Hydrobromide / Guaifenesin
Dextromethorphan Hydrobromide and Guaifenesin
Dextromethorphan Hydrobromide, Guaifenesin
Dextromethorphan polistirex
Dextrose
Dextrose Monohydrate
DHEA
Diazepam
Diclofenac
Diclofenac Potassium
Diclofenac Sodium
Diclofenac Sodium and Misoprostol
Diclofenac Sodium Delayed Release
Dicloxacillin Sodium
Dicyclomine Hydrochloride
Diethylpropion Hydrochloride
Digoxin
Diltiazem Hydrochloride
Diltiazem Hydrochloride EXTENDED RELEASE
Diltiazem Hydrochloride Extended-Release
Dimenhydrinate
Diphenhydramine citrate, Ibuprofen
Diphenhydramine HCl
Diphenhydramine HCl, Phenylephrine HCl
Diphenhydramine Hydrochloride
Diphenoxylate Hydrochloride and Atropine Sulfate
Dipyridamole
Disopyramide Phosphate
Divalproex Sodium
Docetaxel
Docusate sodium
Docusate sodium and Sennosides
Docusate sodium, Sennosides
Dofetilide
Donepezil Hydrochloride
Doxazosin
Doxazosin Mesylate
Doxepin Hydrochloride
Doxercalciferol
Doxorubicin Hydrochloride
Doxycycline
Doxycycline Hyclate
Doxylamine succinate
Dronabinol
Duloxetine
Duloxetine Delayed-Release
Duloxetine Hydrochloride
Dutasteride
Echinacea
Elderberry
Eletriptan Hydrobromide
Enalapril Maleate
Enoxaparin Sodium
Entacapone
Entecavir
Ephedra
Epinephrine
Eptifibatide
Ergocalciferol
Erythromycin
Escitalopram
Escitalopram Oxalate
Esmolol Hydrochloride
Esomeprazole
Esomeprazole Magnesium
Estradiol
Estradiol Transdermal System
Eszopiclone
Ethambutol Hydrochloride
Etodolac
Evening primrose oil
Ezetimibe
Ezetimibe and Simvastatin
Famciclovir
Famotidine
Felbamate
Felodipine
Fenofibrate
Fenofibric Acid
Fentanyl
Fentanyl Citrate
Fenugreek
Feverfew
Fexofenadine HCl
Fexofenadine Hydrochloride
Finasteride
Fish oil
Flaxseed
Flaxseed oil
Flecainide Acetate
Fluconazole
Flumazenil
Fluocinolone Acetonide
Fluocinonide
Fluoride treatment
Fluorouracil
Fluoxetine
Fluoxetine Hydrochloride
Fluphenazine Hydrochloride
Fluticasone Propionate
Fluticasone Propionate and Salmeterol
Fluvoxamine Maleate
Folate
Folic acid
Fondaparinux Sodium
Fosinopril Sodium
Furosemide
Gabapentin
Galantamine
Galantamine Hydrobromide
Garlic
Gemcitabine
Gemcitabine hydrochloride
Gemfibrozil
Gentamicin Sulfate
Geodon
Ginger
Ginkgo
Ginkgo biloba
Ginseng
Glimepiride
Glipizide
Glipizide and Metformin Hydrochloride
Glipizide ER
Glucosamine
Glucosamine and chondroitin
Glyburide
Glyburide and Metformin Hydrochloride
Glycerin
Glycopyrrolate
Goldenseal
Granisetron Hydrochloride
Grape seed extract
Green tea extract
Guaifenesin
Guanfacine
Guanfacine Hydrochloride
Haloperidol
Haloperidol Decanoate
Hawthorn
Heparin Sodium
Hoodia
Hops
Horse chestnut
Hydralazine Hydrochloride
Hydrochlorothiazide
Hydrocodone Bitartrate
Hydrocodone Bitartrate and Acetaminophen
Hydrocodone Bitartrate and Ibuprofen
Hydrocortisone
Hydrocortisone Acetate
Hydromorphone Hydrochloride
Hydroquinone
Hydroxychloroquine Sulfate
Hydroxyzine
Hydroxyzine Hydrochloride
Hydroxyzine Pamoate
Hyoscyamine Sulfate
IBU
Ibuprofen
Iloperidone
Imatinib Mesylate
Imipramine Hydrochloride
Indapamide
Indomethacin
Iodine
Ipratropium Bromide
Irbesartan
Irbesartan and Hydrochlorothiazide
Irinotecan Hydrochloride
Iron
Isoniazid
Isosorbide Dinitrate
Isosorbide Mononitrate
Isotretinoin
Itraconazole
Kava
Ketoconazole
Ketorolac Tromethamine
Krill oil
Labetalol HCl
Labetalol Hydrochloride
Lactulose
Lamivudine
Lamivudine and Zidovudine
Lamotrigine
Lansoprazole
Lavender
Leflunomide
Lemon balm
Leucovorin Calcium
Levalbuterol
Levetiracetam
Levocetirizine Dihydrochloride
Levofloxacin
Levoleucovorin
Levonorgestrel
Levothyroxine Sodium
Licorice root
Lidocaine
Lidocaine and Prilocaine
Lidocaine Hydrochloride
Lidocaine Hydrochloride and Epinephrine
Linezolid
Liothyronine Sodium
Lisinopril
Lisinopril and Hydrochlorothiazide
Lithium Carbonate
loperamide HCl
Loperamide Hydrochloride
Loratadine
Lorazepam
Losartan Potassium
Losartan Potassium and Hydrochlorothiazide
Losortan Potassium
Lovastatin
Loxapine
Lutein
Lyrica
Lysine
Magnesium
Magnesium hydroxide
Magnesium oxide
Magnesium Sulfate
Manganese
Meclizine HCl
Meclizine Hydrochloride
Medroxyprogesterone Acetate
Megestrol Acetate
Melatonin
Meloxicam
Memantine
Memantine Hydrochloride
Menthol
Meperidine Hydrochloride
Mepivacaine Hydrochloride
Meropenem
Mesalamine
Metaxalone
Metformin Hydrochloride
Methadone Hydrochloride
Methimazole
Methocarbamol
Methocarbamol Tablets
Methotrexate
Methylphenidate Hydrochloride
Methylprednisolone
Methylprednisolone Acetate
Methylprednisolone Sodium Succinate
Metoclopramide
Metoclopramide Hydrochloride
Metolazone
Metoprolol Succinate
Metoprolol Tartrate
Metronidazole
Midazolam
Midazolam Hydrochloride
Midodrine Hydrochloride
Milk thistle
Mineral Oil
mineral oil, petrolatum, phenylephrine HCl
Minocycline Hydrochloride
Mirtazapine
Misoprostol
Modafinil
Mometasone Furoate
Montelukast
Montelukast Sodium
Morphine Sulfate
Moxifloxacin Hydrochloride
MSM
Mucinex Fast-Max
Mucus Relief
Multivitamin
Multivitamin with minerals
Mupirocin
Mycophenolate Mofetil
Nabumetone
Nadolol
Nafcillin
Naloxone Hydrochloride
Naproxen
Naproxen Sodium
Nasal Decongestant
Nateglinide
Neostigmine Methylsulfate
Nevirapine
Niacin
Nicardipine Hydrochloride
Nicotine
Nicotine Polacrilex
Nifedipine
Nighttime Sleep Aid
Nisoldipine
Nitrofurantoin
Nitrofurantoin Macrocrystals
Nitrofurantoin Monohydrate/ Macrocrystalline
Nitrofurantoin Monohydrate/Macrocrystalline
Nitroglycerin
Nizatidine
Noni
Norethindrone
Norethindrone Acetate and Ethinyl Estradiol
Nortriptyline Hydrochloride
Nystatin
Nystatin and Triamcinolone Acetonide
Octreotide Acetate
Ofloxacin
Olanzapine
Olanzapine and Fluoxetine
Olmesartan Medoxomil
Olmesartan Medoxomil and Hydrochlorothiazide
Olopatadine Hydrochloride
Omega-3
Omega-3-acid ethyl esters
Omeprazole
Omeprazole and Sodium Bicarbonate
Ondansetron
Ondansetron Hydrochloride
Oregano oil
Orphenadrine Citrate
Oseltamivir Phosphate
Oxaliplatin
Oxaprozin
Oxcarbazepine
Oxybutynin Chloride
Oxybutynin Chloride Extended Release
Oxycodone and Acetaminophen
Oxycodone Hydrochloride
Oxycodone Hydrochloride and Acetaminophen
Oxymetazoline HCl
Oxymetazoline Hydrochloride
Oxymorphone Hydrochloride
Paclitaxel
Pain Relief
Paliperidone
Pancrelipase
Pantoprazole Sodium
Pantothenic acid
Paricalcitol
Paroxetine
Paroxetine Hydrochloride
Paroxetine hydrochloride hemihydrate
Passionflower
Pectin
Penicillin V Potassium
Peppermint oil
Perphenazine
Phenazopyridine
Phenazopyridine Hydrochloride
Phendimetrazine Tartrate
Phenobarbital
Phenol
Phentermine Hydrochloride
Phenylephrine HCl
Phenylephrine Hydrochloride
Phenytoin
Phenytoin Sodium
Pilocarpine Hydrochloride
Pioglitazone
Pioglitazone Hydrochloride
Piperacillin and Tazobactam
Piperacillin Sodium and Tazobactam Sodium
Piroxicam
Polyethylene Glycol 3350
Polyethylene glycol 400, and Propylene glycol
Potassium
Potassium Chloride
Potassium Citrate
Pramipexole Dihydrochloride
Pravastatin Sodium
Prazosin Hydrochloride
Prednisolone Sodium Phosphate
Prednisone
Pregabalin
Primidone
Probiotics
Prochlorperazine Maleate
Progesterone
Promethazine Hydrochloride
Promethazine Hydrochloride and Codeine Phosphate
Propafenone Hydrochloride
Propranolol Hydrochloride
Pseudoephedrine HCl
Pseudoephedrine Hydrochloride
Psyllium
Psyllium Husk
Purified Water
Quetiapine
Quetiapine Fumarate
Quinapril
Rabeprazole Sodium
Raloxifene Hydrochloride
Ramipril
Ranitidine
Ranitidine Hydrochloride
Red clover
Red yeast rice
Repaglinide
Rhodiola
Ribavirin
Riboflavin
Rifampin
Risedronate Sodium
Risperidone
Rivastigmine Tartrate
Rizatriptan Benzoate
Rocuronium Bromide
Ropinirole
Ropinirole Hydrochloride
Ropivacaine Hydrochloride
Rosuvastatin
Rosuvastatin Calcium
Salicylic Acid
Salsalate
SAMe
Saw palmetto
Selenium
Senna
Sennosides
Seroquel
Sertraline
Sertraline Hydrochloride
Sevelamer Carbonate
Sildenafil
Sildenafil Citrate
Silodosin
Silver Sulfadiazine
Simethicone
Simvastatin
Sleep Aid
Sodium Bicarbonate
Sodium Chloride
Sodium Fluoride
Solu-Medrol
Somatropin
Sotalol Hydrochloride
Soy
Spironolactone
Spirulina
St. John's wort
Stavudine
Sterile Water
Stool Softener
Sucralfate
Sulfacetamide Sodium
Sulfacetamide Sodium, Sulfur
Sulfamethoxazole and Trimethoprim
Sulindac
Sumatriptan
Sumatriptan Succinate
Synthroid
Tacrolimus
Tadalafil
Tamoxifen Citrate
Tamsulosin Hydrochloride
Tapentadol hydrochloride
Tea tree oil
Technetium Tc-99m
Telmisartan
Telmisartan and Amlodipine
Telmisartan and Hydrochlorothiazide
Temazepam
Temozolomide
Tenofovir Disoproxil Fumarate
Terazosin
Terazosin Hydrochloride
Terbinafine Hydrochloride
Terbutaline Sulfate
Testosterone
Testosterone Cypionate
Tetracycline Hydrochloride
Tetrahydrozoline Hydrochloride
Theophylline
Thiamin
Thunder god vine
Timolol Maleate
Tirosint
Tizanidine
Tizanidine Hydrochloride
Tobramycin
Tolterodine Tartrate
Topiramate
Torsemide
Tramadol Hydrochloride
Tramadol Hydrochloride and Acetaminophen
Tranexamic Acid
Trazodone Hydrochloride
Tretinoin
Triamcinolone Acetonide
Triamterene and Hydrochlorothiazide
Trifluoperazine Hydrochloride
Trihexyphenidyl Hydrochloride
Turmeric
Turmeric curcumin
Unithroid
Urea
Ursodiol
Valacyclovir
Valacyclovir Hydrochloride
Valerian
Valproic Acid
Valsartan
Valsartan and Hydrochlorothiazide
Vancomycin Hydrochloride
Vardenafil Hydrochloride
Venlafaxine
Venlafaxine Hydrochloride
Verapamil Hydrochloride
Vitamin A
Vitamin B12
Vitamin B6
Vitamin C
Vitamin D
Vitamin D3
Vitamin E
Vitamin K
Voriconazole
Warfarin
Warfarin Sodium
Water
Wheat germ
Xylocaine
Yohimbe
Zaleplon
Zinc
Ziprasidone HCl
Ziprasidone Hydrochloride
Zoledronic Acid
Zolmitriptan
Zolpidem Tartrate
Zonisamide

Abacavir
Abacavir , lamivudine and zidovudine
Abacavir and Lamivudine
Abacavir Sulfate
Abacavir Sulfate and Lamivudine
Abacavir sulfate, lamivudine and zidovudine
Abacavir sulfate, lamivudine, and zidovudine
Abacavir, lamivudine and zidovudine
Abaloparatide
Abatacept
Abciximab
Abelcet
Abemaciclib
Abilify MyCite
Abiraterone
Abiraterone Acetate
Abraxane
Absinthium
Absorica
Abstral
Abstral fentanyl
Acalabrutinib
Acamprosate Calcium
Acamprosate calcium enteric-coated
Acanya
Acclean 60 Second Fluoride Treatment
Accolate
Accucaine
Accupril
Accuretic
Acd a
ACD Solution Modified
Acd-a
Acebutolol Hydrochloride
Aceon
Acephen
Aceta-gesic
Acetadote
Acetadryl
Acetagesic
Acetaminophen and Aspirin and Caffeine
Acetaminophen and Caffeine
Acetaminophen and Chlorpheniramine maleate
Acetaminophen and Diphenhydramine
Acetaminophen and Diphenhydramine Citrate
Acetaminophen and Diphenhydramine HCl
Acetaminophen and Phenylephrine HCl
ACETAMINOPHEN and PHENYLEPHRINE HYDROCHLORIDE
Acetaminophen Caffeine Chlorpheniramine Maleate
Acetaminophen Diphenhydramine HCl
Acetaminophen Oral Solution
Acetaminophen PM
ACETAMINOPHEN with CODEINE
Acetaminophen, Aspirin and caffeine
Acetaminophen, Aspirin, and Caffeine
Acetaminophen, Aspirin, Caffeine, Salicylamide
Acetaminophen, Aspirin, Diphenhydramine citrate
Acetaminophen, Caffeine
Acetaminophen, Caffeine and Pyrilamine maleate
ACETAMINOPHEN, CAFFEINE, and PYRILAMINE MALEATE
Acetaminophen, Caffeine, Pyrilamine maleate
Acetaminophen, Chlorpheniramine maleate
Acetaminophen, codeine phosphate
Acetaminophen, Dexbrompheniramine Maleate
Acetaminophen, Dextromethorphan HBr
Acetaminophen, Dextromethorphan Hydrobromide
Acetaminophen, Dextromethorphan, Doxylamine
Acetaminophen, Dextromethorphan, Phenylephrine
Acetaminophen, Diphenhydramine Hydrochloride
Acetaminophen, diphenhydramine, phenylephrine
Acetaminophen, Guaifenesin and Phenylephrine HCl
Acetaminophen, Guaifenesin, Phenylephrine
Acetaminophen, Pamabrom
Acetaminophen, Pamabrom, Pyrilamine Maleate
Acetaminophen, Phenylephrine Hydrochloride
Acetaminophen,Aspirin,Caffeine
Acetaminophen,Caffeine,Pyrilamine
Acetaminophen,Dextromethorphan,Doxylamine
Acetaminophen,Dextromethorphan,Phenylephrine
Acetaminophen,Diphenhydramine HCl
Acetazolamide sodium
Acetic Acid
Acetic Acid and Oxyquinoline sulfate
Aceticum acidum
Acetohydroxamic acid
Acetylsalicylic Acid
Achromycin V
Acid Controller
Acid Gone Antacid
Acid Reducer
Acid Reducer 150
Acid Reducer 75
Acid Reducer Complete
Acid Reducer Plus Antacid
Acid relief
Acidulated Phosphate Fluoride
AcipHex
AcipHex Sprinkle
Aclidinium bromide
Acontium Napellus
Acrivastine and pseudoephedrine hydrochloride
Acteaminophen
Actemra
Actemra ACTPen
Acthar
Acthrel
Acticlate
Acticlate CAP
Acticon
Actidogesic
Actidose
Actidose Aqua
Actigall
Actimmune
Actinel
Actiq
Activated Charcoal
Active FE
Activella
Actonel
Actoplus Met
Actoplus Met XR
Actos
Acular
Acular ls
Acunivive 15
Acunivive 30
Acunivive 60
Acunol
Acuvail
Acyclovir and Hydrocortisone
Acyclovir Sodium
Aczone
Aczone 7.5
Adagen
Adalat CC
Adapalene
Adapalene and Benzoyl Peroxide
Adapalene Topical Solution
Adasuve
Adcetris
Adcirca
Adderall
Adderall XR
Addiclenz
Additive Formula 3
Additive Solution - 3
Addyi
Adefovir Dipivoxil
Adempas
Adenocard
Adipex-P
Adlyxin
Admelog
Ado-trastuzumab emtansine
Adoxa
Adrenalin
Adrenalinum
AdreView
Adriamycin
Adrucil
Adult Glycerin Laxative
Adult Infuvite Multiple Vitamins
Adult Low Dose Enteric Coated Aspirin
Advair diskus
Advair hfa
Advanced Eye Relief/ Redness Maximum Relief
Advanced Relief
Advicor
Advil
Advil Allergy and Congestion Relief
Advil cold and sinus
Advil PM
Adyphren Amp II Kit
Adyphren Amp Kit
Adyphren II Kit
Adyphren Kit
Adzenys ER
Adzenys XR-ODT
Aemcolo
AER
Aerospan
Afatinib
Afeditab CR
Afinitor
Afinitor Disperz
Aflibercept
Afrezza
Afrin
Aftera
AfterPill
AfterPlan
Agalsidase beta
Aggrastat
Aggrenox
Agnus castus
AgonEaze
Agrylin
Ahealon
Ahist
Aimovig
AirDuo RespiClick
Ajovy
AK-Con
Ak-fluor
Ak-pentolate
Ak-poly-bac
Akin
Akovaz
Akten
Aktipak
Akynzeo
Ala Quin
Ala Scalp
Alacort
Alahistdm
Alaway
Alba Sunblock Mineral Aloe Vanilla SPF 30
Albendazole
Albenza
Albiglutide
Albothyl
Albumin Human
Albumin Saline with Phenol
Albuminex
Albuterol
Albuterol Sulate HFA
Albuterol Sulfate HFA
Alcaftadine
Alcaine
Alclometasone Dipropionate
Alcohol
Alcortin
Alcortin A
Aldactazide
Aldactone
Aldara
Aldesleukin
Aldurazyme
Alecensa
Alectinib hydrochloride
Alemtuzumab
Alendronate
ALENDRONATE SODIUM and CHOLECALCIFEROL
Alert
Alertness Aid
Aleve
Alfentanil
Alfentanil Hydrochloride
Alferon
Alfuzosin
Alfuzosin HCl
Alfuzosin Hydrochloride
Alfuzosin Hydrochloride ER
Alfuzosin Hydrochloride extended release
Alglucosidase alfa
Alimta
Alinia
Aliqopa
Alirocumab
Aliskiren
Aliskiren hemifumarate
Aliskiren hemifumarate and hydrochlorothiazide
Alitretinoin
Alka Seltzer
Alka-Seltzer
Alka-Seltzer Plus
Alkeran
All Day
All Day Allergy
All Day Allergy D
All Day Allergy Relief
All Day Pain Relief
All Day Relief
Allantoin, lidocaine, petrolatum
Allantoin, petrolatum
Allegra Allergy
Aller-chlor
Aller-g-time
Allerdine
Allerest
Allerfed
Allergy and Congestion Relief
Allergy Eye Drops
Allergy Medicine
Allergy Multi-Symptom
Allergy Nasal
Allergy Plus Sinus Headache
Allergy Relief D
Allergy Relief d 12
Allergy Relief-D
AllerNaze
Alleroff
Alleviate
Alli
Allopurinol sodium
Allzital
Almacone
Almotriptan
Almotriptan Malate
Alocril
Alodox
Aloe Vera Leaf and Iodoquinol
Alogliptin
Alogliptin and metformin hydrochloride
Alogliptin and Pioglitazone
Alomide
Alophen
Aloprim
Aloquin
Alora
Alosetron Hydrochloride
Alosetron hyochloride
Aloxi
Alpha-Pro
Alphagan p
Alprazolam er
Alprazolam Extended Release
Alprazolam extended-release
Alprazolam XR
Alprostadil
Alrex
Altabax
Altacaine
Altace
Altafluor
Altalube
Alteplase
Alticotron
Altidesp
Altidome
Altilan
Altipres
Altipres-B
Altituss
Altoprev
Altreno
Altretamine
Aluminium Chloride Hexahydrate
Aluminum Chloride
Aluminum Chloride Anhydrous
Aluminum Hydroxide
ALUMINUM HYDROXIDE and MAGNESIUM CARBONATE
Aluminum Hydroxide and Magnesium Hydroxide
Aluminum hydroxide, Magnesium carbonate
Alumox
Alunbrig
Alvesco
Alvimopan
Alyq
Amabelz
Amantadine
Amantadine HCl
Amaryl
Ambien
Ambien CR
AmBisome
Ambrisentan
Amcinonide
Ameluz
Amerge
Amethyst
Amhealer
Amicar
Amidate
Amifampridine phosphate
Amifostine
Amikacin
Amikacin Sulfate
Amiloride Hydrochloride
Amiloride Hydrochloride and Hydrochlorothiazide
Amiloride hydrocloride
Aminocaproic Acid
Aminolevulinic acid hydrochloride
Aminophylline
Aminophylline Dihydrate
Aminosalicylic acid
Aminosyn II
Aminosyn-PF
Amiodarone HCl
Amitiza
Amlobenz
Amlodipine
Amlodipine and atorvastatin
Amlodipine besylate and Olmesartan medoxomil
Amlodipine besylate and Olmesartran medoxomil
Amlodipine besylate and valsartan
Amlodipine valsartan and hydrochlorothiazide
Amlodipine, valsartan, hydrochlorothiazide
Ammonia
Ammonia Inhalants
Ammonia N 13
Ammonia N 13 N 13
Ammonia N-13
AmmoniaN 13 N 13
Ammonium Lactate
Ammonul
Amnesteem
Amobarbital sodium
Amoldipine benazepril hcl
Amoxapine
Amoxicillin clav/pot
Amoxicillin powder, for suspension
Amoxicillin tablet, film coated
Amoxicillin/clav pot
Amoxil
Amphadase
Amphenol-40
Amphetamine
Amphetamine Sulfate
Amphotericin B
Ampicillin Injection
Ampyra
Amrix
Amygdalus persica
Amyl Nitrite
Amytal Sodium
Amyvid
Anacin
AnaDent
Anadrol-50
Anafranil
Anagrelide
Anagrelide Hydrochloride
Anakinra
Analpram HC
Anaprox
Anaprox DS
Anas barbarie hepatis et cordis extractum
Anaspaz
Anastrozole Tablets
Ancobon
Andexanet alfa
Andexxa
Androderm
Androgel
Androxy
Anectine
Anesgerm
Anestacon
Angeliq
Angiomax
angiotensin II
Anidulafungin
Animi-3
Animi-3 with Vitamin D
Annalonium lewinii
Anodyne LPT
Anoro Ellipta
Anpituapar
Antabuse
Antacid and Antigas
Antacid Antigas
Antacid Extra Strength
Antacid Mint
Antacid Regular Strength
Antacid Soft Chew
Antara
Anthim
Anthralin
Anti Diarrheal
Anti Diarrheal Anti Gas
Anti Nausea Liquid
Anti-Diarrheal
Anti-Empacho
Anti-Gas
Anticavity
Anticoagulant Citrate Dextrose A
Anticoagulant Citrate Dextrose A ACD-A
Anticoagulant Citrate Dextrose Solution A
Anticoagulant Citrate Phosphate Double Dextrose
Anticoagulant Sodium Citrate
Anticoagulant Sodium Citrate Solution
AntiGas
Antihistamine
Antihistamine Allergy
Antiseptic
Antiseptic skin cleanser
Antispetic
Antithrombin Recombinant
Antizol
Anu-Med
Anucort-hc
Anusol HC
Anzemet
Apalutamide
Apap
Apcal
ApexiCon E
Aphenap
Apidra
Apidra SoloStar
Apinophen
Apixaban
Aplenzin
Aplisol
Apocynum cannabinum
Apocynum cannabinum 1X
Apocynum cannabinum root
Apokyn
Apomorphine hydrochloride
Apomorphinum muriaticum
Appetite and Weight with P.H.A.T
Apraclonidine
Apraclonidine Hydrochloride
Apraclonidine Ophthalmic
Apremilast
Aprepitant
Apriso
Aprodine
Aprofen
Aptensio xr
Aptidine
Aptiom
Aptivus
Aptrizine
AquaMEPHYTON
Aquanaz
Aquasol a
Arakoda
Aralia Racemosa
Aralia Racemosa MT
Aranesp
Arava
Arcalyst
Arcapta neohaler
Arestin
Arformoterol tartrate
Argatroban
Arginine Hydrochloride
Aricept
Arikayce
Arimidex
Aripiprazole lauroxil
Aripiprazole orally disintegrating
Aristada
Aristada initio
Aristospan
Arixtra
ArmonAir RespiClick
Armour Thyroid
Arnica montana root
Arnuity Ellipta
Aromasin
Aronox
Arranon
Arsenic Trioxide
Artemether and lumefantrine
Arthriten
Arthritis pain relief
Arthritis Pain Reliever
Arthrotec
Articadent
Articaine
Articaine HCl and Epinephrine
Articaine Hydrochloride and Epinephrine
Articaine hydrochloride, epinephrine bitartrate
Artifical Tears
Artificial Tears
Artificial Tears Lubricant Eye
ARTISS Frozen
Arymo ER
Arzerra
As 3
AS-7 A Additive Solution
AS-7 B Additive Solution
Asacol
Asacol HD
Asceniv
Asclera
Ascomp with Codeine
Ascor
Ascorbic
Ascorbic Acid
Asenapine Maleate
Asfotase alfa
Asmanex
Asmanex hfa
Asparaginase
Asparlas
Aspi-Cor
Aspirin and Caffeine
Aspirin and Dipyridamole
Aspirin and Dipyridamole Extended Release
Aspirin and Extended - Release Dipyridamole
Aspirin and Extended-Release Dipyridamole
Aspirin and Omeprazole
Aspirin Chewable
Aspirin EC
Aspirin low dose
Aspirin, Caffeine
Aspirin, Citric Acid, Sodium Bicarbonate
Aspirin, sodium bicarbonate, citric acid
Aspirin,Caffeine
Aspirin-dipyridamole
Assorted Fruit Antacid Flavor Chews
Assorted Fruit Panned Chew
Assured Allergy Relief
Assured Ibuprofen
Assured Nasal Relief
Astagraf xl
Astelin
Astepro
Asthmanefrin
Atacand
Atacand hct
Atazanavir and cobicistat
Atazanavir Sulfate
Atelvia
Atenolol Scopolamine
Atezolizumab
Athomer
Ativan
Atorvastatin
Atorvastatin calcium propylene glycol solvate
Atorvastatin calcium trihydrate
Atorvastatin calcium, film coated
Atovaquone
Atovaquone and Proguanil HCl
Atovaquone and Proguanil Hydrochloride Pediatric
Atractylodes lancea root
Atracurium Besylate
Atralin
Atridox
Atripla
ATROPA BELLADONNA and OPIUM
AtroPen Auto-Injector
Atropine
Atropine and pralidoxime chloride
Atrovent HFA
ATryn
Atuss
Aubagio
Augmentin
Augmentin es-600
Auranofin
Aurodryl Childrens Allergy
Aurophen Cold Multi Symptom
AuroQuil COLD and FLU Nighttime Relief
Aurovela 1.5/30
Aurovela 1/20
Aurum muriaticum kalinatum
Auryxia
Austedo
Autologous cultured chondrocytes
Auvi-Q
AV3712501 Mineral Sunscreen SPF 18
Avage
Avalide
Avanafil
Avapro
Avar
Avar Cleansing Pads
Avar LS
Avar LS Cleansing Pads
Avar-e
Avar-e Green
Avar-e LS
Avastin
Avatrombopag maleate
AVC
Aveed
Avelox
Avelumab
Avita
Avobenzone, homosalate, octisalate, octocrylene
Avobenzone, Octinoxate, Octisalate
Avobenzone, Octinoxate, Octisalate, Octocrylene
Avoca Flexible Caustic Applicator
Avodart
Avonex
Avycaz
Awake
Axert
Axitinib
Axumin
Aygestin
Azacitidine
Azacitidine azacitidine
Azacitidine for
Azactam
Azasan
AzaSITE
Azathioprine Sodium
Azedra
Azelaic Acid
Azelaic Acid Gel
Azelastine
Azelastine HCl
Azelastine hcl nasal
Azelex
Azilect
Azilsartan kamedoxomil
Azilsartan kamedoxomil and chlorthalidone
AZO
AZO Urinary Tract Health
Azopt
Azor
Aztreonam
Azulfidine
Azulfidine EN-tabs
B-Combo
B-plex 100
BabyBIG
BACiiM
Bacillinum pulmo
Bacillus calmette-guerin
Bacitracin
Bacitracin Zinc and Polymyxin B Sulfate
Bacitracin zinc and polymyxin b sulfates
Back and Body
Back and Neck Rescue
Backache Relief
BackAid
Baclofen Injection
Bacmin
Bacteriostatic Sodium Chloride
Bacteriostatic Water
Bactrim
Bactrim DS
Bactroban
Baekcho-DS
Baenosin
BAL
Balahist
Balamine
Balanced Salt
Balanced salt solution
Balancer
Baloxavir marboxil
Balsalazide Disodium
Balversa
Banana boat
Banophen
Banzel
Baraclude
Baricitinib
Barium Sulfate For Suspension
Basaglar
Basic Care Acetaminophen
Basic care acid reducer
Basic care allergy
Basic Care allergy relief
Basic care antacid
Basic Care Childrens Allergy Relief
Basic Care childrens ibuprofen
Basic care daytime cold and flu
Basic Care Ibuprofen
Basic Care Lansoprazole
Basic care mucus dm
Basic Care Naproxen Sodium
Basic Care nicotine
Basic Care Nighttime Cold and Flu
Basic Care Omeprazole
Basiliximab
Bavencio
Baxdela
Bay Leaf
Baycadron
Bayer
BAYER Aspirin
Bayer Genuine Aspirin
Becaplermin
Beclomethasone Dipropionate
Beclomethasone Dipropionate HFA
Beclomethasone dipropionate monohydrate
Beconase aq
Bedaquiline Fumarate
Belatacept
Belbuca
Beleodaq
Belimumab
Belinostat
Belladonna alkaloids w/ phenobarbital
Belladonna Alkaloids with Phenobarbital
Belladonna Alkaloids with Phenobartbital
Belladonna and Opium
Belrapzo
Belsomra
Belviq
Belviq xr
Benadryl
Benaldryl
Benazepril
Benazepril HCl
Bendamustine Hydrochloride
Bendeka
Benicar
Benicar HCT
Benlysta
Benralizumab
Bensal HP
Bentasil
Bentyl
Benzaclin
Benzalkonium chloride
Benzedrex
BenzePrO
Benznidazole
Benzo-Jel
Benzo-Jel Bubble Gum
Benzo-Jel Cherry
Benzo-Jel Mint
Benzo-Jel Pina Colada
Benzo-Jel STRAWBERRY
BENZOCAINE and DEXTROMETHORPHAN HYDROBROMIDE
Benzocaine and Menthol
Benzocaine and Menthol, Unspecified Form
Benzocaine Topical Anesthetic
Benzocaine, butamben, tetracaine hydrochloride
Benzocaine, Menthol
Benzocaine, tetracaine hydrochloride
Benzocaine, Zinc Chloride
Benzoyl Peroxide
Benzoyl Peroxide Wash
Benzoyl peroxide, hydrocortisone
Benzphetamine Hydrochloride
Benzphetamine Hydrochloride Tablets
Benztropine
Benztropine Mesylate Injection, USP
Benzyl alcohol
Benzylpenicilloyl polylysine
Bepotastine besilate
Bepreve
Beractant
Berberis vulgaris
Berberis vulgaris 1X
Berkley and Jensen Allergy Relief
Berkley and Jensen Ibuprofen
Berkley and Jensen NICOTINE
Berry Breezer Throat Drops
Beser
Besifloxacin
Besivance
Besponsa
Beta 1 Kit
Betadine
Betaine
Betalido Kit
Betaloan SUIK
Betamethasone
Betapace
Betapace AF
Betaxolol
Betaxolol Hydrochloride
Bethkis
Betimol
Betoptic S
Betrixaban
Bevacizumab
Bevacizumab-awwb
Bevespi aerosphere
Bevyxxa
Bexarotene
Bezlotoxumab
Bf-paradac
BHI Mucus
Bi Electro
Bicalutamide
Bicaruvas
Bicillin c-r 900/300
Bicillin cr
Bicillin l-a
Bicisate
Bicisate dihydrochloride
BiDil
BiferaRx
Bijuva
Biktarvy
Biltricide
Bimatoprost
Binimetinib
Binosto
Bio Psorinum Phase
Bio-cnex
Bio-G-Tuss
Bio-rytuss
Bio-S-Pres
Bio-Scriptives Lidum Topical Analgesic
Bio-Z-Cough
Bioaches
Biobron
Biocof
Biocotron
Biocotron-D
Biodesp
Bioelements Active Astringent
Bioelements Immediate Comfort
BioFerr 90
Biogesic
BioGlo
BioGtuss
BionaFem
Bionatuss
Bionel
Biophex
Biospec
Biotene
BioTPres
Biovita
BiPla
Bisac-Evac
Bisacodyl Laxative
Bisacodyl Suppository
Biscolax
Bismatrol
Bismuth
Bismuth subgallate
Bismuth Subsalycilate
Bismutina
Bisolvine
Bivalirudin
Black Willow
Blackberry
Bleomycin
Bleomycin Sulfate
Bleph-10
Blephamide
Blinatumomab
Blincyto
Blonil
Blood Collection System
Blowfish
Bloxiverz
Blue ridge blueberry
Blueberry
Bonine
Boniva
Bonjesta
Boricum Acidum
Borrelia burgdorferi
Bortezomib
Bosentan
Bosulif
Bosutinib monohydrate
Botox
BOTOX Cosmetic
Botulinum Toxin Type A
Bovine tuberculin
BP Cleansing Wash
BPO
Braftovi
BreathRx with Zytex
Breaze
Breezers
Brentuximab vedotin
Breo Ellipta
Brevibloc
Brevital Sodium
Brexpiprazole
Bridion
Brigatinib
Brilinta
Brim-Dor PF
Brimonidine
Brimonidine - Dorzolamide PF
Brimonidine Tartrate
Brimonidine tartrate, timolol maleate
Brineura
Brintellix
Brinzolamide
Brinzolamide/brimonidine tartrate
Brisdelle
Brivaracetam
Briviact
Brodalumab
Bromday
Bromfed DM
Bromfenac
Bromfenac Sodium
Bromocriptine mesylate
Brompheniramine maleate and Phenylephrine HCl
Brompheniramine maleate, Phenylephrine HCl
Broncochem
Broncofin
Broncolin
Broncomar
Broncotron
Broncotron PED
Bronkaid
Bronkids
Bronkisan
Brontuss
Brotapp
Brovana
Bryhali
BSS
Buckleys Formo Cresol
Budeprion
Budeprion sr
Budeprion xl xl
Budesonide and Formoterol Fumarate Dihydrate
Budesonide Inhalation
Budesonide Inhalation Suspension
Budesonide Nasal
Buffered Saline with Phenol
Bufferin
Bufo bufo cutaneous gland
Bufo rana
Bumex
Bunavail
Bupap
Buphenyl
Bupivacaine
Bupivacaine Hydrochloride and Epinephrine
Bupivacaine Hydrochloride in Dextrose
Bupivilog Kit
Buprenex
Buprenorphine and Naloxone Sublingual Film
Buprenorphine HCl
Buprenorphine HCl and Naloxone HCl
Buprenorphine hcl sl
Buprenorphine Hydrochloride Sublingual
Bupropion
Bupropion hcl er
Bupropion hcl er xl
Bupropion hydrobromide
Bupropion Hydrochloride XL
Bupropion HydrochlorideXL XL
Bupropion XL
Burkhart
Burkhart Neutral
Burkhart Neutral pH
Burkholderia mallei
Burosumab
Buscapina
Busulfan
Busulfex
Butabarbital Sodium
Butalbital and Acetaminophen
Butalbital and Acetaminophen Tablets
Butalbital, Acetaminophen, and Caffeine Capsules
Butalbital, Acetaminophen, Caffeine
Butalbital, Aspirin and Caffeine
Butalbital, Aspirin, and Caffeine
Butapap
Butenafine hydrochloride
Butisol Sodium
Butoconazole nitrate
Butorphanol Tartrate
Butrans
Bydureon
BYDUREON BCise
Byetta
Bystolic
Byvalson
C-Nate DHA
C1 esterase inhibitor recombinant
Cabergoline
Cablivi
Cabometyx
Cabozantinib
Cadira Compliant Blood Stat
Caduet
Cafcit
Cafergot
Caffeine and Sodium Benzoate
Caffeine Citrate
Caffeine, Choline Salicylate
Caffeine, green tea, american ginseng
CaineTips
Calan
Calan sr
Calaspargase pegol
Calcid
Calcifediol
Calcipotriene
Calcipotriene and Betamethasone Dipropionate
Calcitonin Salmon
Calcitrene
Calcium antacid
Calcium carbonate and Magnesium hydroxide
Calcium carbonate and simethicone
Calcium carbonate, Magnesium hydroxide
Calcium Carbonate, Simethicone
Calcium carbonate, sodium bicarbonate
Calcium Chloride
Calcium Choride
Calcium Disodium Versenate
Calcium Folic Acid Plus D Chewable
Calcium Gluconate
Calcium hexafluorosilicate
Caldolor
Calfactant
Calgest
Calquence
Cambia
Camila
Campath
Camphor
Camptosar
Canagliflozin
Canagliflozin and metformin hydrochloride
Canakinumab
Canasa
Cancidas
Candesartan
Candesartan cilexetil Hydrochlorothiazide
Cangrelor
Cannabidiol
Capastat sulfate
CapCof
Capex
Caplacizumab
Capmist
Caprelsa
Capreomycin
Capreomycin sulfate
Capsaicin
Capsaicin , menthol
Captopril and Hydrochlorothiazide
Captorpil
Carac
Carafate
Carbachol
Carbaglu
Carbamazepine ER
Carbatrol
Carbidopa
Carbidopa Tablets
Carbidopa, Levodopa, and Entacapone
Carbinoxamine Maleate
Carbocaine
Carbocaine with Neo-Cobefrin
carboplatin Injection
Carboprost tromethamine
Carboxymethylcellulose sodium and glycerin
Carboxymethylcellulose sodium, and Glycerin
Carboxymethylcellulose Sodium, Glycerin
Carboxymethylcellulose Sodium, Unspecified Form
Cardene IV
CardioGen-82
Cardiolite
Cardioplegic
Cardioxane
Cardizem
Cardizem CD
Cardizem LA
Cardura
Cardura XL
Care One arthritis pain relief
Care One Calcium Antacid
Care One Ibuprofen
Care One Naproxen Sodium
Care one nasal
Care One Nicotine
Care One pain relief
CAREALL Aspirin
CAREALL Naproxen
Carecne
CareOne Acetaminophen
CareOne Acetaminophen PM
CareOne Acid Reducer
CareOne Acid Reducer Complete
CareOne Acid Relief
CareOne Allergy and congestion relief
CareOne Allergy Relief
CareOne Antacid
CareOne Calcium Antacid
CareOne Childrens Acetaminophen
CareOne Childrens Allergy Relief
CareOne Childrens Mucus Relief
CareOne Childrens Pain and Fever
CareOne Cold and Sinus
CareOne Diarrhea Control
Careone hemorrhoidal
CareOne Ibuprofen
CareOne Lubricant
CareOne Nasal and Sinus Decongestant
CareOne Nicotine
CareOne Nighttime Sleep Aid
CareOne Tussin
CareOne Tussin DM
Carfilzomib
Carglumic Acid
Cariprazine
Carisoprodol and Aspirin
CARISOPRODOL Immediate release
Carisoprodol, Aspirin and Codeine Phosphate
Carmustine
Carnexiv
Carnitor
Carnitor SF
CaroSpir
Carteolol Hydrochloride
Cartia XT
Carticel
Casodex
Caspofungin Acetate
Castor
Castor Oil
Castor Oil and Balsam, Peru
Catapres
Catapres-TTS
Catfish
Cathflo Activase
Caverject
Caverject Impulse
Ceanothus americanus
Ceanothus americanus leaf
Cedaprin
Cedax
Cefadroxil monohydrate
Cefazolin Sodium
Cefditoren Pivoxil
Cefepime Hydrochloride
Cefepime hydrochloride and dextrose
Cefotan
Cefotaxime
Cefotetan
Cefotetan and Dextrose
Cefotetan Disodium
Cefoxitin
Cefoxitin and Dextrose
Cefoxitin Sodium
Ceftaroline fosamil
Ceftazidime and Dextrose
Ceftazidime sodium
Ceftazidime, avibactam
Ceftibuten dihydrate
Ceftolozane and tazobactam
Ceftriaxone and dextrose
Cefuroxime
Cefuroxime Axetil For Oral Suspension
Cefuroxime sodium
Celestone soluspan
Celexa
Cell Salts
CellCept
Celontin
CEM-Urea
Cemiplimab-rwlc
Cenegermin-bkbj
Centany
Centany AT
Centratex
Ceo-two
Cepacol
Cepacol InstaMax
Cepastat
Cephalexin oral susp
Cephalexin USP
Cequa
Cerdelga
Cerebyx
Ceretec
Cerezyme
Ceritinib
Cerliponase alfa
Certa Dose Epinephrine Convenience Kit
Certi-antacid
Certi-sine
Certolizumab pegol
Cervidil
Cesamet
Cetacaine Anesthetic
Cetacaine Topical Anesthetic
Cetafen
Cetirizine
Cetirizine Hydrochloride Tablets
Cetraxal
Cetrorelix acetate
Cetrotide
Cetuximab
Cetylpyridinium chloride
Cevimeline
Cevimeline Hydrochloride
Chantix
Chaste tree
Chaste tree fruit
Chemet
Chenodal
Chenodiol
Cheong-Kwan-Jang Korean HongSam
Cherry
Cherry Antacid Soft Chew
Cherry Antacid Soft Chews
Cherry Cough Drop
Cherry Cough Drops
Cherry Sore Throat Lozenge
Cherry Sore Throat Lozenges
Cherry throat relief lozenges
Chest Congestion
Chest Congestion Relief
Chewable
Chewable Aspirin
Chi-Myst Resolve Topical
Chi-Myst Synergy Topical
Chi-Myst Topical
Chicory
Childbirth Care
Childrens
Childrens 24 Hour Allergy
Childrens ACCUDIAL
Childrens Acetaminophen
Childrens All Day Allergy
Childrens Allegra Allergy
Childrens Allergy
Childrens Allergy Plus Congestion
Childrens Cetirizine Hydrochloride
Childrens Chewables
Childrens Cold and Allergy
Childrens Cold and Allergy Relief
Childrens Cold and Cough
Childrens Cold, Cough and Sore Throat
Childrens Cough and Chest Congestion DM
Childrens Cough and Cold
Childrens cough dm
Childrens Delsym
Childrens Dibromm Cold and Cough
Childrens Dye Free Wal Zyr
Childrens Fever Reducer and Pain Reliever
Childrens Fever Reliever
Childrens Growth and Development
Childrens Ibuprofen
Childrens Loratadine
Childrens MAPAP
Childrens MOTRIN
Childrens Mucinex
Childrens Mucinex Cough
Childrens Mucus and Cough Relief
Childrens Mucus Relief
Childrens Mucus Relief COUGH
Childrens Mucus Relief Cough Cherry
Childrens Multi Symptom Fever and Cold
Childrens Multi-Symptom Cold
Childrens Nighttime Cold and Cough
Childrens Non Aspirin
Childrens Pain and Fever
Childrens Pain Relief
Childrens Pain Reliever
Childrens Plus Multi Symptom Cold
Childrens Plus Multi-Symptom Cold Grape
Childrens Silapap
Childrens TYLENOL
Childrens Zyrtec Allergy
Chimaphila umbellata
ChiRhoStim
ChiRhoStim 40
Chitosan ketorolac bupivacaine suspension
Chlophedianol HCl, Pyrilamine Maleate
Chlophedianol Hydrochloride, Pyrilamine Maleate
Chloral hydrate
Chloralum
Chlorambucil
Chloramphenicol Sodium Succinate
Chloraseptic
Chloraseptic Warming Sore Throat
Chlorcyclizine Hydrochloride
Chlordiazepoxide
Chlordiazepoxide and Amitriptyline Hydrochloride
Chlordiazepoxide Hydrochloride/Clidinium Bromide
Chloresin
Chlorhexidine Gluconate
Chlorhexidine gluconate pre-surgical kit
Chloromag
Chloroprocaine Hydrochloride
Chloroquine
Chloroquine Phosphate
Chlorothiazide
Chlorothiazide Sodium
Chlorphen-12
Chlorpheniramine
Chlorpheniramine Maleate and Codeine Phosphate
Chlorpheniramine maleate and Phenylephrine HCl
Chlorpheniramine maleate, Dextromethorphan HBr
chlorpheniramine maleate, dextrometrorphan HBr
Chlorpheniramine maleate, Phenylephrine HCl
Chlorpheniramine maleate, Pseudoephedrine HCl
Chlorpheniramine/Dextromethorphan/Phenylephrine
Chlorpheniramine/Phenylephrine
Chlorpromazine
Chlorpropamide
ChlorTabs
Chlorure de potassium Proamp
Chocolated Laxative
Cholbam
Cholecalciferol
CHOLECALCIFEROL and SODIUM FLUORIDE
Cholesterinum
Cholesterol
Cholestyramine
Cholestyramine light
Choletec
Cholic Acid
Choline C 11
Choline C-11
Choline C11
Choline magnesium trisalicylate
Choline Salicylate and Caffeine
Chooz
Choriogonadotropin alfa
Chromagen
Chromic Chloride
Cianidanol
Ciclesonide
Ciclodan
Ciclopirox Olamine
Cidofovir
Cidofovir Anhydrous
Cidofovir dihydrate
Ciloxan
Cimduo
Cimetidine Hydrochloride Oral Solution
Cimzia
Cinacalcet
Cinacalcet Hydrochloride
Cinqair
Cinvanti
Cipro
Cipro hc
Ciprodex
Ciprofloxacin and dexamethasone
Ciprofloxacin HCl Ophthalmic
Ciprofloxacin hydrochloride and hydrocortisone
Ciprofloxacin hydrochloride solution
Ciprofloxacin hydrochloride tablet
Ciprofloxacin Otic
Ciprofloxacin Tablets
Circle K Allergy
Circle K Daytime Cold and Flu
Circle K Ibuprofen
Circle K Nighttime Cold and Flu
Cisatracurium
Cisplatin
Citalopram Tablet
Citalopram Tablets
Citanest Forte
Citanest Forte DENTAL
Citanest Plain
Citramon
CitraNatal 90 DHA
CitraNatal Bloom
CitraNatal Bloom DHA
CitraNatal Harmony
Citranatal Harmony 2.1
CitraNatal Harmony 3.0
CitraNatal Medley
CitraNatal Rx
Citric Acid and Sodium Citrate
citric acid anhydrous and 13C urea
Citroma
Citrucel
Cladribine
Clara
Claravis
Clarinex
Clarinex-d 12 hour
ClariSpray
Clarithromycin Extended-Release
Claritin
Claritin-D
Cleanize
Cleanoz
CleanZing
Clear Eyes Maximum Itchy Eye Relief
Clear Eyes Redness Relief Handy Pocket Pal
ClearLax
Clemastine fumarate
Clematis erecta
Clematis recta flowering top
Clenpiq
Cleocin
Cleocin Hydrochloride
Cleocin Pediatric
Cleocin Phosphate
Cleocin T
Clevidipine
Clevipidine
Cleviprex
Climara
Climara Pro
Clindagel
Clindamycin - Benzoyl Peroxide
Clindamycin and Benzoyl Peroxide
Clindamycin in 5 Percent Dextrose
Clindamycin Palmitate Hydrochloride
Clindamycin Phosphate and Benzoyl Peroxide
Clindamycin Phosphate and Tretinion
Clindamycin Phosphate and Tretinoin
Clindamycin, Benzoyl Peroxide
Clindesse
Clinimix
Clinimix e
Clinisol
Clinolipid
Clobetasol Propionate Cream
Clobetasol propionate emollient formulation
Clobetasol Propionate Emulsion
Clobetasol propionate gel
Clobex
Clocortolone pivalate
Cloderm
Clofarabine
Clolar
Clomiphene Citrate
Clomipramine HCl
Clomipramine Hydrochloride Capsules
Clonidine hci
Clonidine Hydrochloride Extended-Release
Clonidine transdermal system
Clophed
Clopidogrel bisulphate
Clorotekal
Clotrimazole
Clotrimazole topical
Clove
Clozaril
Cnj-016
Cnl8
Coartem
Coated Aspirin
Cobicistat
Cobimetinib
Coca-Glycerine Control
Cocaine Hydrochloride
Cocoa butter, phenylephrine hydrochloride
Codar
Codeine
Codeine and chlorpheniramine maleate er
Codeine base
Codeine Phosphate and APAP
Codeine phosphate and chlorpheniramine maleate
CODEINE PHOSPHATE and GUAIFENESIN
Codeine Phosphate, Guaifenesin
Codeine Sulfate
Codeine-Guaifenesin
Codeinum
Cogentin
Colace
Colazal
Colchicine
COLCHICINUM 4x
Colcigel
Colcol-S
Colcrys
Cold
Cold and Allergy
Cold and Chest Congestion Relief
Cold and Cough
COLD and FLU Day Time Multi-Symptom Relief
Cold and Flu Daytime
Cold and Flu HBP
COLD and FLU Nighttime Relief
Cold and Flu Relief
Cold and Flu Severe
Cold and Sinus
Cold Flu and Sore Throat
COLD FLU and SORE THROAT RELIEF
Cold Head Congestion
Cold Head Congestion Daytime
Cold Medicine
Cold Multi Symptom
Cold Multi-Symptom
Cold Relief
Cold Relief Multi-Symptom Daytime
Cold, Flu and Sore Throat
Cold-EEZE
Coldaid
Colesevelam HCL
Colesevelam Hydrochloride
Colestid
Colestipol Hydrochloride
Colibacillinum
Colistat
Colistimethate
Colistimethate Sodium
Collagenase santyl
Colocort
Colocynthis Homaccord
ColPrep Kit
Coltalin
Coltalin-dm
Coltalin-nd
Coly-Mycin M
Coly-Mycin S
Colyte
Combigan
Combivent Respimat
Combivir
Cometriq
Comfort-Time
Compazine
Complera
Complete Allergy
Complete Allergy Medicine
Compoz
Compro
Comtan
Comtrex
Concept DHA
Concept OB
Concerta
Condylox
Conex
Congestion Relief
Conivaptan hydrochloride
Conjugated estrogens
Conjugated estrogens/bazedoxifene
Conlax
Conray
Conray 43
ConRx
Constulose
Contac Cold and Flu
Contrave
Contrave Extended-Release
ConZip
Copanlisib
Copaxone
Copiktra
Cord Blood Collection Unit
Cordran
Core Values Allergy Relief
Coreg
Coreg cr
Corgard
Corlanor
Corlopam
Corphedra
Cortane-b
Cortef
Cortenema
Corticorelin ovine triflutate
Cortifoam
Cortisone Acetate
Cortisporin
Cortrosyn
Corvert
Corzide
Cosentyx
Cosmegen
Cosopt
Cosopt pf
Cosyntropin
Cotellic
Cotempla XR-ODT
Cotton
Cough
Cough and Chest Congestion DM
Cough and Cold
Cough and Cold HBP
Cough and Cold Relief HBP
Cough and Congestion DM
Cough and Sore Throat
Cough DM
Cough Relief
CounterAct
Covaryx
Covaryx hs
Cozaar
CP2D/AS-3 Anticoagulant and Additive System
CPD
CPDA-1 Blood Bag Collection System
CPDA-1 Blood Collection System
Cramp Tabs
Crataegus e fol. et fructus 2 Special Order
Crataegus laevigata fruit
Crataegus oxyacantha
Creomulsion
Creon
Creosote
Cresemba
Cresol
Crinone
Crisaborole
Crixivan
Crizotinib
Crofelemer
Crotalus cascavella
Crotalus durissus terrificus venom
Crotalus horridus
Crotalus horridus horridus venom
Crotamiton
Crotan
Crotoxin
Crysvita
CS-Brain
Ctc-310
Cubicin
Cubicin rf
Cupric chloride
Cuprimine
Curosurf
Cutivate
Cuvposa
CVS
CVS Pharmacy
CVS Single Use Lubricant Eye Drops
Cyanocobalamin
Cyanocobalamine
Cyanokit
Cyanox
Cyclo/Gaba 10/300 Pack
Cyclobenzaprine hci
Cyclobenzaprine HCl
Cyclobenzaprine hyrochloride
Cyclobenzprine hcl
Cyclogyl
Cyclomydril
Cyclopentolate
Cyclopentolate Hydrochloride
Cycloserine
Cycloset
Cyclosporine Modified
Cyclosporine/Chondroitin PF
Cyclosporine/Chondroitin Sulfate PF
Cyklokapron
Cymbalta
CYNANCHUM VINCETOXICUM ROOT and SULFUR
Cyproheptadine
Cyramza
Cystadane
Cystagon
Cystaran
Cysteamine bitartrate
Cysteamine hydrochloride
Cystex
Cysto-Conray II
Cystografin
Cystografin Dilute
Cytarabine
Cytomel
Cytotec
Cytovene IV
Cytra-K Crystals
D-cal
D-Cal Kids
D-Penamine
D.h.e. 45
Dabigatran etexilate mesylate
Dabrafenib
Dacarbazine
Daclatasvir
Daclizumab
Dacogen
Dacomitinib
Dactinomycin
Daklinza
Dalay
Dalbavancin
Dalfampridine
Daliresp
Dalteparin Sodium
Dalvance
Danazol
Dantrium
Dantrolene
Dantrolene Sodium
Dapagliflozin
Dapagliflozin and metformin hydrochloride
Dapagliflozin and saxagliptin
Daptomycin
Daranide
Daraprim
Daratumumab
Darbepoetin alfa
Darby Topical Sodium Fluoride
Darby Topical Sodium Fluoride Bubble Gum
Darby Topical Sodium Fluoride Mint
Darby Topical Sodium Fluoride Strawberry
Darifenacin
Darifenacin Hydrobromide
Darifenacin Hydrobromide Extended-Release
Darunavir
Darunavir ethanolate
DARUNAVIR ETHANOLATE and COBICISTAT
Darzalex
Dasatinib
Dasetta 1/35
Dasetta 7/7/7
DaTscan
Daunorubicin Hydrochloride
Daurismo
Daxbia
Day Time
Day Time Cold and Flu
Day Time Cold and Flu Relief
Day Time Cold/Flu Relief
Day-Time
Daypro
DayQuil Severe
DayRelief
Daytime
Daytime Cold and Flu
Daytime Cold and Flu Relief
Daytime Cold Flu
Daytime Cough
Daytime Cough And Cold
Daytime Flu Relief Therapy
Daytime SEVERE COLD and FLU
Daytime Severe Cold and Flu Relief
DayTime Sinus
Daytime Sinus and Congestion
DayTime Sinus Relief
Daytrana
Ddavp
DEBACTEROL Canker Sore Pain Relief
Decadron
Decitabine
Deer Hair
Defensol-ito
Defensolito
Deferasirox
Deferiprone
Deferoxamine
Deferoxamine mesylate
Defibrotide sodium
Definity
Defitelio
Deflazacort
Dehydrated
Dehydrated Alcohol
Dehydrated Alcohol Injection
Delafloxacin meglumine
Delavirdine mesylate
Delestrogen
Delflex
DELFLEX Neutral pH
Delstrigo
Delsym
Deltasone
Delzicol
Demadex
Demeclocycline
Demerol
Demser
Denavir
Denosumab
Denpo
DentaGel
Denti-Care Denti-Freeze Topical Anesthetic Mint
Denti-Care Topical Fluoride Foam Bubble Gum
Denti-Care Topical Fluoride Foam Grape
Denti-Care Topical Fluoride Foam Orange
Denti-Care Topical Fluoride Foam Raspberry
Denti-Care Topical Sodium Fluoride Strawberry
DentiCare Denti-Pro
DentiCare Pro-Gel Neutral Sodium Fluoride
Deoxycholic Acid
Depacon
Depakene
Depakote
Depakote ER
Depakote Sprinkles
Depen
Depo-Estradiol
Depo-Medrol
Depo-Medrol, Lidocaine HCI, Isopropyl Alcohol
Depo-Medrol, Lidocaine, Isopropyl Alcohol
Depo-Provera
Depo-SubQ Provera
Depo-Testosterone
DepressionComposition
Derma Numb
Derma-Smoothe/FS
DermacinRx FoliPlus D
DermacinRx Lido V Pak
DermacinRx Lidotral
DermacinRx PureFolix
Dermaprot triclotrex-b
Dermasorb HC Complete Kit
Dermawerx Surgical Plus Pak
Dermawerx Surgical PrePak
Dermazene
DermOtic
Descovy
Desempacho
Desenfriol-D
Desferal
Desflurane
Desgen
Desipramine
Desloratadine
Desloratadine and pseudoephedrine sulfate
Desonate
DesOwen
Desoxyn
Despec
Desvenlafaxine Extended-release
Detrol
Detrol LA
Deutetrabenazine
Devrom
Dex-Moxi
Dex-Moxi PF
Dex-Moxi-Ketor
Dexamethasone - Moxifloxacin - Ketorolac PF
Dexamethasone - Moxifloxacin PF
Dexamethasone Intensol
Dexamethasone Phosphate - Moxifloxacin
Dexamethasone Sodium Phosphate, Povidine Iodine
Dexbrompheniramine Maleate
Dexbrompheniramine Maleate, Acetaminophen
Dexbrompheniramine Maleate, Pseudoephedrine HCl
Dexchlorpheniramine Maleate
Dexedrine spansule
Dexilant
Dexlansoprazole
Dexlido Kit
Dexlido-M Kit
Dexmedetomidine
Dexmedetomidine HCl
Dexmethylphenidate HCl
Dexmethylphenidate HCl Extended-Release
DexMoxiKetor PF
Dexrazoxane
Dexrazoxane for Injection
Dexrazoxane Hydrochloride
Dextenza
Dextran 40
Dextran 70
Dextran 70 and Hypromellose 2910
Dextran 70, Glycerin, Hypromellose
Dextran 70, Hypromellose 2910
Dextran 75
Dextroamphetamine
Dextroamphetamine Sulfate Extended-Release
Dextromethorphan
Dextromethorphan Doxylamine Succinate
Dextromethorphan HBr
Dextromethorphan HBr and Doxylamine succinate
Dextromethorphan HBr and Guaifenesin
Dextromethorphan HBr and Pyrilamine Maleate
Dextromethorphan HBr, Guaifenesin, Phenylephrine
Dextromethorphan HBr, Guaifensin
Dextromethorphan HBr, Phenylephrine HCl
DEXTROMETHORPHAN HYDROBROMIDE and MENTHOL
Dextromethorphan, Guaifenesin
Dextromethorphan, guaifenesin, and phenylephrine
Dextromethorphan, Guaifenesin, Phenylephrine
Dextrose and Electrolyte No. 48
DEXTROSE and POTASSIUM CHLORIDE
Dextrose and Sodium Chloride
Dextrose in Lactated Ringers
DEXTROSE MONOHYDRATE and POTASSIUM CHLORIDE
DEXTROSE MONOHYDRATE and SODIUM CHLORIDE
Dexycu
DG Health Acid Reducer
DG Health Allergy
Dg health allergy relief
DG Health Antacid
DG Health childrens ibuprofen
DG Health Childrens Pain and Fever
DG Health Cold and Allergy
DG Health Cold and Flu Relief
DG Health Ibuprofen
DG Health Mucus DM
DG Health Mucus Relief
DG Health Naproxen Sodium
DG Health Nasal
DG Health night time cold and flu relief
DG Health Pain Relief
DG Health Pain Reliever
Dg health sleep aid
DG Health Tussin
Diacomit
Dialyvite
Dialyvite 3000
Dialyvite 5000
Dialyvite Supreme D
Dialyvite with Zinc
Diamox Sequels
DIANEAL Low Calcium with Dextrose
DIANEAL PD-2 with Dextrose
Diastat
Diatrizoate meglumine
Diatrizoate meglumine and diatrizoate sodium
Diazepam Intensol
Diazoxide
Dibenzyline
Dicalcium Phosphate Dihydrate
Dichlorphenamide
Diclegis
Diclofenac Epolamine
Diclofenac Sodium D/R
Diclofenac sodium dr
Diclofenac sodium e/r
Diclofenac Sodium Extended-Release
Diclofenac Sodium Topical Solution
Diclofenac sodium, capsaicin
Diclotral Pak
Diclozor
Dicopanol
Dicyclomine
Dicyclomine HCl
Dicyclomine Hydrochloride Injection
Didanosine
Diet Drops
Diethylpropion HCl Controlled-Release
Diethylpropion HCl Immediate-Release
Diethylpropion Hydrochloride ER
Diethylpropion HydrochlorideER ER
Difenoxin and atropine sulfate
Differin
Dificid
Diflorasone Diacetate
Diflorasone Diacetate Oint
Diflorasone Diacetate Ointment
Diflucan
Diflunisal
DigiFab
Digitalis
Digitalis purpurea
Digitek
Digox
Dihydroergotamine Mesylate
Dihydroxydibutylether
Dilantin
Dilantin Infatabs
Dilantin-125
Dilatrate SR
Dilaudid
Diltiazem hci
Diltiazem HCl
Diltiazem HCl CD
Diltiazem Hydrochloride Extended-Release Tablets
Diluent
Dimaphen
Dimercaprol
Dimercaptosuccinic Acid
Dimercaptosuccinic Acid DMSA
Dimethicone
Dimethyl fumarate
Dimethyl Sulfoxide
Dinoprostone
Dinutuximab
Diocto
Diovan
Diovan HCT
Dipentum
Diphenhist
Diphenhydramine
Diphenhydramine Citrate And Ibuprofen
Diphenhydramine HCI
Diphtherinum
Diprivan
Diprolene
Diprolene af
Direct Safety Ibuprofen
Discount drug mart
Diskets
Disulfiram
Ditropan XL
Diurex
Diuril
Divalproex Sodium Delayed-Release
Divalproex Sodium DR
Divalproex Sodium ER
Divalproex Sodium Extended Release
Divalproex Sodium Extended-Release
Divalproex SodiumDelayed-Release Delayed-Release
Divigel
Dmt suik
Doans
Dobutamine
Dobutamine Hydrochloride
Dobutamine Hydrochloride in Dextrose
Dobutamine Hydrochloride Injection
Dobutamine in Dextrose
Docetaxel Anhydrous
Docetaxel Non-Alcohol Formula
DocQLace
DocQLax
Docuprene
Docusate Calcium
Docusate sodium - sennosides
Docusate Sodium and Senna
Docusate sodium w/benzocaine
Docusate Sodium With Sennosides
Docusate sodium-sennosides
Docusol
Docuzen
DOK
Dolasetron mesylate
Dolex
Dolofin
Dologen
Dologesic
Dolophine
Dolutegravir sodium
Dolutegravir sodium and lamivudine
Dometuss-da
Dometuss-dmx
Dometuss-g
Dometuss-nr
Donepezil
Donnatal
Donnatal Extentabs
Dopamine hci
Dopamine HCl
Dopamine Hydrochloride
Dopamine Hydrochloride and Dextrose
Dopamine Hydrochloride in Dextrose
Dopram
Doptelet
Doral
Dorama-Neo
Doravirine
Doribax
Doripenem
Dormin
Dornase alfa
Doryx
Doryx mpc
Dorzolamide HCl
Dorzolamide HCl and Timolol Maleate
Dorzolamide Hydrochloride
Dorzolamide Hydrochloride and Timolol Maleate
Dorzolamide Hydrochloride-Timolol Maleate
Dorzolamide PF
Dotarem
Dotti
DoubleDex Kit
Dovato
Dovonex
Doxapram hydrochloride
Doxil
Doxorubicin
Doxorubicin Hydrochloride liposome
Doxy 100
Doxycyclate Hyclate
Doxycycline calcium
Doxycycline Hyclate Delayed release
Doxycycline Monohydrate
Dr. throwers beta
Dr. throwers bpo 5
Dr. throwers hydrotet
Dr. throwers pbc no. 1
Dr. Wise Special Formula 1
Dragon
Dramamine
Drax Exametazime
Draximage dtpa
Draximage maa
Driminate
Drisdol
Dritho-creme hp
Dromelate
Dronedarone
Droperidol
Drospirenone and estradiol
Drospirenone and Ethinyl Estradiol
Droxia
Droxidopa
Dry Eye Test
Dry Socket
Dsuvia
Duac
Dual Action Complete
Dual-Iron
Duavee
Duet DHA 400
Duetact
Duexis
Dulaglutide
Dulcamara
DulcoEase
DulcoGas
Dulcolax
Dulera
Duloxetin hydrochloride
Duloxetine delayed-release delayed-release
Duloxetine Hydrochloride Delayed Release
Duobrii
DuoDote
Duopa
Dupilumab
Dupixent
Duraclon
Duraflu
Duragesic
Duralgina
Duramorph
Durezol
Durlaza
Durvalumab
Dutasteride and tamsulosin hydrochloride
Dutoprol
Duvelisib
Duzallo
Dvorah
Dxevo
Dyanavel XR
Dyazide
Dyclonine Hydrochloride and Menthol
Dye Free Ibuprofen
Dye-Free ALLERGY
Dymista
Dyrenium
Dysport
Dyural 40 Kit
Dyural 80 Kit
Dyural L Kit
Dyural LM Kit
E-Z-Cat Dry
E-Z-Disk
E-z-hd
E-Z-Paque
E-Z-Paste
E.e.s
E.e.s 400
EasyLAX
EC-Naprosyn
Ec-naproxen
Ecallantide
Econazole Nitrate
Econazole Nitrate Cream
Ecotrin
Ecoza
Eculizumab
Eczemol
Ed a-hist
Ed-spaz
Edaravone
Edarbi
Edarbyclor
Edecrin
Edetate calcium disodium
Edex
Edluar
Edoxaban tosylate
Edurant
Eemt
Eemt hs
Efavirenz
Effer-K 10 mEq Cherry Vanilla
Effer-K 10 mEq Unflavored
Effer-K 20 mEq Orange Cream
Effer-K 20 mEq Unflavored
Effer-K Cherry Berry
Effer-K Lemon Citrus
Effer-K Orange
Effer-K Unflavored
Effervescent Antacid and Pain Relief
Effervescent Cold Relief
Effervescent Potassium Chloride
Effexor
Effexor XR
Effexor XR Extended-Release
Effient
Efinaconazole
Eflornithine hydrochloride
Efudex
Egaten
Egrifta
Eha
Elagolix
Elapegademase-lvlr
Elaprase
Elbasvir and grazoprevir
Elelyso
Elepsia XR
Elestat
Elestrin
Eletriptan
Elidel
Eligard
Eliglustat
Elimite
Eliphos
Eliquis
Elixophyllin
Ella
Ellence
Elliotts B
Elm
Elmiron
Elocon
Elosulfase alfa
Elotuzumab
Eloxatin
Eltrombopag olamine
Eluxadoline
Elzonris
Emadine
Embeda
Emcyt
Emedastine difumarate
Emend
Emetrol Cherry
EMF Protect and Balance
Emflaza
Emgality
Emicizumab
Emollient
Empagliflozin
Empagliflozin and linagliptin
Empagliflozin and metformin hydrochloride
Empagliflozin, metformin hydrochloride
Empliciti
Emsam
Emtricitabine
Emtricitabine and tenofovir alafenamide
Emtricitabine and tenofovir alafenamide fumarate
Emtricitabine and Tenofovir Disoproxil Fumarate
Emtriva
Emverm
Enablex
Enalapril Maleate and Hydrochlorothiazide
Enalaprilat
Enasidenib mesylate
EnBrace HR
Enbrel
Encorafenib
End-a-flu
Endari
Endocet
Endometrin
Enema
Enemeez
Energain
Energise RxS
Engerix-b
Engystol
EnLyte
Enstilar
Entereg
Enteric Coated Aspirin
Entocort EC
Entresto
Entsol
Entyvio
Enulose
Envarsus XR
Enzalutamide
Eovist
Epaned
Epclusa
Ephedrine HCl, Guaifenesin
Ephedrine hydrochloride, guaifenesin
Ephedrine Sulfate
Epi-Mist
Epidiolex
Epiduo
Epiduo forte
Epifoam
Epinastine
Epinastine Hydrochloride
Epinephrine and Isopropyl Alcohol
Epinephrine Convenience Kit
Epionce Active Shield SPF 30
EpiPen
EpiPen Jr
Epirubicin Hydrochloride
EPIsnap Epinephrine Convenience Kit
Epitol
Epivir
Epivir hbv
Eplerenone
Epoetin alfa
Epoetin alfa-epbx
Epogen
Epoprostenol
Epoprostenol Sodium
Eprosartan Mesylate
Epsom Salt
Epsom Salt Magnesium Sulfate
Epzicom
Equaline
Equaline acetaminophen
Equaline acid reducer
Equaline allergy and congestion relief
Equaline antacid
Equaline Childrens Acetaminophen
Equaline complete
Equaline Cough DM
Equaline Fluticasone Propionate
Equaline Hemorrhoidal
Equaline Ibuprofen
Equaline ibuprofen pm
Equaline loperamide hydrochloride
Equaline milk of magnesia
Equaline Mucus Relief
Equaline naproxen sodium
Equaline Nasal
Equaline nicotine
Equaline Night Time Sleep Aid
Equaline omeprazole
Equaline Stomach Relief
Equaline tussin
Equate
Equate Acetaminophen
Equate Acid Reducer Complete
Equate all day pain relief
Equate Allergy Relief
Equate Antacid
Equate Aspirin
Equate Childrens Pain and Fever
Equate Cough DM
Equate DayTime Severe
Equate Flu and Severe Cold and Cough
Equate Hemorrhoidal
Equate Ibuprofen
Equate Naproxen Sodium
Equate Nasal
Equate Nicotine
Equate omeprazole
Equate pain and fever
Equate Ranitidine
Equetro
Eravacycline
Eraxis
Erbitux
Erdafitinib
Erenumab-aooe
Ergocalciferol Capsules
Ergoloid Mesylates
Ergomar
Ergomar Sublingual
Ergotamine
Ergotamine Tartrate
Ergotamine Tartrate and Caffeine
Eribulin mesylate
Erivedge
Erleada
Erlotinib hydrochloride
Errin
Ertaczo
Ertapenem
Ertapenem Sodium
Ertugliflozin
Ertugliflozin and metformin hydrochloride
Ertugliflozin and sitagliptin
Erwinaze
Ery-Ped
Ery-tab
Erygel
Erythrocin Lactobionate
Erythrocin Stearate
Erythromycin and Benzoyl Peroxide
Erythromycin Base
ERYTHROMYCIN Base Filmtab
Erythromycin Ethylsuccinate
Erythromycin Gel
Erythromycin lactobionate
Erythromycin Stearate
Erythropoietin
Esbriet
Escavite
Escavite D
Escavite lq
Escherichia coli
Escitslopram
Esgic
Eskata
Esketamine Hydrochloride
Eslicarbazepine acetate
Esmolol hydrochloride in sodium chloride
Esomeprazole magnesium d/r
Esomeprazole magnesium dr
Esomeprazole Sodium
Esomeprazole strontium
Estazolam
Esterified estrogens
Esterified Estrogens and Methyltestosterone
Esterified estrogens, methyltestosterone
Estomarol
Estrace
Estradiol / Norethindrone Acetate
Estradiol acetate
Estradiol and Levonorgestrel
Estradiol and Norethindrone Acetate
Estradiol and progesterone
Estradiol cypionate
Estradiol Vaginal
Estradiol vaginal inserts
Estradiol valerate
Estradiol/norethindrone acetate
Estramustine phosphate sodium
Estring
EstroGel
Estrogens, conjugated
ESTROGENS, ESTERIFIED and METHYLTESTOSTERONE
Estropipate
Etanercept
Etelcalcetide
Eteplirsen
Ethacrynate Sodium
Ethacrynic Acid
Ethacrynic Sodium
Ethamolin
Ethanolamine Oleate
Ethiodized Oil
Ethionamide
Ethosuximide
Ethotoin
Ethyol
Etidronate Disodium
Etodolac,Methyl Salicylate/Menthol/Capsaicin
Etomidate
Etomidate Injection
Etonogestrel
Etonogestrel and ethinyl estradiol
Etopophos
Etoposide
Etoposide phosphate
Etravirine
Eucalyptol, Menthol, Methyl Salicylate, Thymol
Eucalyptus Oil and Tea Tree Oil
Eucrisa
EUDERMIS Rx
Eugenol
Eurax
Euthyrox
Evamist
Evekeo
Evenity
Everolimus
Evista
Evoclin
Evolocumab
Evomela
Evotaz
Evoxac
Evzio
Ex-lax
Exalgo
Exametazime
Exametazime HMPAO
Exaprin
Excaugh
Excedrin
Excedrin Extra Strength
Exchange select allergy relief
Exchange Select antacid
Exchange Select Hemorrhoidal
Exchange Select Nasal
Exelderm
Exelon
Exemestane
Exenatide
Exforge
Exforge HCT
Exjade
Exondys 51
Exparel
Extended Phenytoin Sodium
Extended-release
Extina
Extra Strength Acetaminophen
Extra Strength Acetaminophen PM
Extra Strength Antacid
Extra Strength Gas Relief
Extra Strength Headache Relief
Extra Strength Mapap
Extra Strength Pain Relief
Extra Strength Pain Relief PM
Extra Strength Pain Reliever
Extra Strength Smooth Antacid
Extraneal
Eye Drops
Eye Irrigating
Eye Itch Relief
Eye Lubricant
Eye Wash
Eyewash
Eylea
EyS-ED
EZ Nite Sleep
Ezogabine
FaBB Tablets
Fabior
Fabrazyme
Factive
Family Care Cold and Flu Multi Symptom
Family Care Single-Use Eye
Family Wellness Acid Reducer
Family Wellness Omeprazole
Fanapt
Fanatrex
Fareston
Farxiga
Farydak
Fasenra
Faslodex
Fast cold and flu relief
Fast Maximum Night Time Cold and Flu
Fast Mucus Relief
FazaClo
Fcs hp
Fear Phobia
Febuxostat
Fedrin
Felbatol
Feldene
Felodipine Extended-release Tablets
Felodipineextended-release tablets
Fem Glandular and Tissue Aid
Fem pH
Fem Repair Non-Preg
Femadrine
Femara
Femhrt
Femring
Fenofibrate film coated
Fenofibric Acid Delayed-Release
Fenoglide
Fenoldopam mesylate
Fenoprofen
Fenoprofen Calcium
Fenortho
Fentanyl Citrate, Bupivacaine HCl
Fentanyl iontophoretic transdermal system
Fentanyl System
Fentanyl transdermal system
Fentora
Feraheme
FeRiva FA
Ferralet 90
Ferric Carboxymaltose Injection
Ferric citrate
Ferric pyrophosphate
Ferric Pyrophosphate Citrate
Ferric Subsulfate
Ferric, subsultate
Ferriprox
Ferrlecit
Ferrous Fumarate
Ferrous Fumarate and Polysaccharide Iron Complex
Ferrous Fumarate, Polysaccharide Iron Complex
Ferrous iodide
Ferrous Sulfate
Ferrum iodatum
Ferumoxytol
Fesoterodine fumarate
Fetzima
Feverall
Fexmid
Fexofenadine
Fexofenadine HCl and Pseudoephedrine HCl
Fiasp
Fiber
Fiber Lax
Fiber Laxative
Fiber Therapy
Fibercon
Fibricor
Fibrinogen human Thrombin human
Fibromyalgia hp
Fidaxomicin
Filgrastim
Filgrastim-aafi
Filgrastim-sndz
Finacea
Finacea foam
Finafta
Fingolimod hcl
Fioricet
Fioricet with Codeine
Fiorinal
Fiorinal with Codeine
Firazyr
Firdapse
First Aid Shot Therapy Pain Relief
Firvanq
Flac Otic Oil
Flagyl
Flanax
Flarex
Flavored Colestid
Flavoxate Hydrochloride
Flecainide
Flecainide Acetate Tablet
Flector
Fleet
Flex-Prin
Flibanserin
Flo-Pred
Flolan
FloLipid
Flomax
Flonase
Flor-Opal Sustained-Release Fluoride
florbetaben F 18
Florbetapir F 18
Floril tears
Floriva
Floriva Plus
Flovent diskus
Flovent hfa
Flowtuss
Floxuridine
Flu and Severe Cold
Flu and Severe Cold and Cough
Flu HBP
Flu Immune
Flu Relief
Flu Relief Therapy
Flu Relief Therapy Day Time
Flu Relief Therapy Night Time
Flu-med
Fluaid
Flubendazol
Flucaine
Fluciclovine F-18
Fluconazole in Dextrose
Fluconazole in Sodium Chloride
Fluconazole, Sodium Chloride
Flucytosine
Fludarabine
Fludarabine Phosphate
Fludeoxyglucose F 18
Fludeoxyglucose F 18 Injection
Fludeoxyglucose F-18
Fludeoxyglucose F-18 Injection
Fludeoxyglucose F18
Fludrocortisone Acetate
Flumadine
Flunisolide
Fluocinolone Acetonide Oil
Fluocinolone Acetonide Topical
Fluocinonide Cream
Fluocinonide Gel
Fluorbon Drops
Fluorescein Sodium
Fluorescein Sodium and Benoxinate Hydrochloride
Fluorescite
Fluoride
Fluoride drops
Fluoride Ions
Fluoridex
FluoriSHIELD
Fluoritab chewable cherry
Fluorometholone
Fluorometholone acetate
Fluoroplex
Fluoxetine Capsules
Fluoxetine HCl
Fluoxiv
Fluoxymesterone
Fluphenazine Decanoate
Flura-drops
Flurandrenolide
Flurandrenolide Cream
Flurazepam
Flurazepam Hydrochloride
Flurbiprofen
Flurbiprofen Sodium
Fluress
Flurox
Flutamide
Flutemetamol F-18
FlutiCare
Fluticasone
Fluticasone furoate
Fluticasone furoate and vilanterol trifenatate
Fluticasone Propionate and Salmeterol DISKUS
Fluticasone propionate and salmeterol xinafoate
Flutone
Fluvastatin
Fluvastatin Sodium
Fluvastatin sodium er
FML
Fml forte
Focalin
Focalin XR
Folbic
Folet One
FOLIC ACID and CHOLECALCIFEROL
Folic Acid, Vitamin D3
Follistim AQ
Follitropin
Follitropin alfa
Folotyn
Foltabs 800
Foltrate
Fomepizole
Food-s
Forane
Forfivo XL
Forma-Ray
Formadon
Formaldehyde
Formo Cresol
Formoterol fumarate dihydrate
Fortamet
Fortaz
Forteo
Fortesta
Fortical
Fortolin
Fosamax
Fosamax plus d
Fosamprenavir Calcium
Fosaprepitant dimeglumine
Foscarnet sodium
Foscavir
Fosfomycin tromethamine
Fosinopirl sodium
Fosinopril
Fosinopril Sodium and Hydrochlorothiazide
Fosinopril Sodium and Hydrochlorothiazide Tablet
Fosnetupitant and Palonosetron
Fosphenytoin
Fosphenytoin Sodium
Fosrenol
Fostamatinib
Fragmin
Fraxinus americana
Fraxinus americana bark
FreAmine HBC
FreAmine III
Fremanezumab-vfrm
Frenna AC
Frova
Frovatriptan
Frovatriptan Succinate
Ful-glo
Fulphila
Fulvestrant
Furadantin
Fusilev
Fyavolv
Fycompa
G-bronco-d
G-Con-X
G-Dologen
G-tron
G-tusicof
G-Tuss-NL
G-zyncof
Gabapentin enacarbil
Gabitril
Gablofen
Gadavist
Gadavyt
Gadavyt Cough
Gadobenate dimeglumine
Gadobutrol
Gadodiamide
Gadopentetate dimeglumine
Gadoterate meglumine
Gadoteridol
Gadoxetate Disodium
Galafold
Galcanezumab
Galeo
Gallium
Gallium citrate ga-67
Galsulfase
Galzin
Gamifant
Ganciclovir
Ganciclovir sodium
Ganirelix Acetate
Ganmaoling
GAP Favorite Lip Balm Berry Punch SPF 18
Gas Relief
Gas-Aid
Gas-X
Gastrobiz
Gastrocrom
Gastrografin
Gati-Dex
Gatifloxacin
Gatifloxacin-Dexamethasone Phosphate
Gattex
Gavilax
GaviLyte - C TM
GaviLyte - N
GaviLyte G TM
GaviLyte-H and Bisacodyl
Gaviscon
Gazyva
Gefitinib
Gelato APF
Gelato Neutral pH
Gelato Perio Maintenance Rinse
Gelfos-m
Gelnique
Gelusil
Gemifloxacin mesylate
Gemtuzumab ozogamicin
Gemzar
Gencontuss
GENERESS Fe
Generlac
Gengraf
Genozol
Gentak
Gentamicin
Gentamicin sulfate and prednisolone acetate
Gentamicin Sulfate in Sodium Chloride
Gentamicin, prednisolone acetate
GenTeal
Gentle Laxative
Gentle Stool Softener
Genvoya
Geri Mucil
Geri-dryl
Geri-kot
Gesteira
Geworin
Gialax
Giapreza
Giazo
Gibson Healthcare Buffered Hemostatic Solution
Gilenya
Gilotrif
Gilteritinib
Giltuss Allergy Plus
Giltuss Cough and Cold
Gingimed
Ginkgo leaf extract
Ginseng Concentrated Extracts
Glacial acetic acid, oxyquinoline
Glasdegib
Glatiramer
Glatiramer Acetate
Glatopa
Glecaprevir and Pibrentasvir
Gleevec
Glentuss
Gleolan
Gleostine
Gliadel
Glipizide and Metformin HCl
Glipizide XL
GlipizideER ER
Glofil-125
GloStrips
Glucag0n
GlucaGen
Glucagon
Glucagon hydrochloride
Glucagon kit
Glucarpidase
Glucoheptonate
Glucophage
Glucophage xr
Glucose
Glucotrol
Glucotrol XL
Glumetza
Glutamine
Gly-Oxide
Glyburide and Metformin
Glyburide-Metformin Hydrochloride
Glycate
Glycerin and Propylene Glycol
Glycerin Suppository
Glycerin, and Naphazoline Hydrochloride
Glycerin, Hypromellose, Polyethylene glycol 400
Glycerin, hypromelloses, polyethylene glycol 400
Glycerin, Naphazoline HCl
Glycerin, Naphazoline hydrochloride
Glycerine and Phenol
Glycerol phenylbutyrate
Glycine
GlycoLax
Glycophos
Glycopyrrolate and formoterol fumarate
Glycopyrronium
Glydo
Glynase
Glyrx-pf
Glyset
Glytone Clarifying
Glytone Skin Lightening
Glytone SunVanish Skin Lightening
Glyxambi
GNP Lubricating Relief
GNP Pink Bismuth
Gocovri
Golimumab
GoLYTELY
Gonak Hypromellose
Gonal-f
Gonal-f rff
Gonal-f RFF Redi-ject
Goniosoft
Goniotaire
Goniovisc
Gonitro
Gonorrheal urethral secretion human
Good Neighbor Pharmacy
Good Neighbor Pharmacy acid control
Good Neighbor Pharmacy Acid Control 150
Good Neighbor Pharmacy Acid Reducer
Good Neighbor Pharmacy Allergy
Good Neighbor Pharmacy Antacid
Good neighbor pharmacy anti diarrheal
Good Neighbor Pharmacy Aspirin
Good Neighbor Pharmacy Childrens Ibuprofen
Good Neighbor Pharmacy Childrens Pain and Fever
Good Neighbor Pharmacy Cough DM ER
Good Neighbor Pharmacy Day Time
Good Neighbor Pharmacy Dual Action Complete
Good Neighbor Pharmacy Ibuprofen
Good Neighbor Pharmacy Ibuprofen PM
Good Neighbor Pharmacy Loperamide Hydrochloride
Good neighbor pharmacy loratadine d
Good Neighbor Pharmacy milk of magnesia
Good Neighbor Pharmacy Mucus Relief
Good Neighbor Pharmacy Naproxen Sodium
Good Neighbor Pharmacy Nasal
Good Neighbor Pharmacy Nasal Decongestant
Good Neighbor Pharmacy Nicotine
Good Neighbor Pharmacy Night Time
good neighbor pharmacy Pain and Fever
Good Neighbor Pharmacy Pain Relief
Good Neighbor Pharmacy Sleep Aid
Good Neighbor Pharmacy Sleep Time
Good Neighbor Pharmacy Tussin
Good Neighbor Pharmacy Tussin dm
Good Neighbor Pharmacy Tussin DM MAX
Good Sense 24 hour allergy nasal
Good Sense Acid Reducer
Good Sense All Day Pain Relief
Good Sense Aller Ease
Good Sense Allergy Relief
Good Sense Antacid
Good Sense Anti Diarrheal Anti Gas
Good Sense aspirin
Good Sense Childrens Pain and Fever
Good Sense Cough DM
Good Sense Daytime
Good sense flu and severe cold and cough
Good Sense Gas Relief
Good Sense Heartburn Relief
Good Sense Hemorrhoidal
Good Sense ibuprofen
Good Sense Lansoprazole
Good Sense Milk of Magnesia
Good Sense Mucus Relief
Good Sense Nasal
Good Sense Nicotine
Good sense night time
Good Sense Omeprazole
Good Sense Pain and Fever
Good Sense Pain Relief
Good Sense Pain Relief PM
Good Sense Sleep Time
Good Sense Stomach Relief
Good Sense tussin
Good sense tussin dm
GoodSense Advanced Relief Eye
GoodSense Artifical Tears
Goodsense artificial tears
GoodSense Irritation Relief Eye
Goodys
Goodys PM Pain Reliever
Goose Meat
Goprelto
Gordons urea 40
Goserelin acetate
Grafco applicator 15 cm
Grafco applicator 30 cm
Grafco applicator 45 cm
Grain Mill Dust
Gralise
Granisetron
Granix
Green Apple Cough Drops
Green Guard Stomach Relief
GreenGlo
Gripmax
Gris-PEG
Griseofulvin
Grisofulvin
Guaap
Guaiacol and Eugenol
Guaifenesin and Codeine Phosphate
GUAIFENESIN and DEXTROMETHORPHAN
Guaifenesin and Dextromethorphan HBr
Guaifenesin and Dextromethorphan Hydrobromide
Guaifenesin and Phenylephrine HCl
Guaifenesin and Phenylephrine Hydrochloride
Guaifenesin and Pseudoephedrine HCL
Guaifenesin and Pseudoephedrine Hydrochloride
guaifenesin dextromethorphan HBr
Guaifenesin DM
Guaifenesin, Dextromethorphan HBr
Guaifenesin, Phenylephrine HCl
Guaifenesin, pseudoephedrine hydrochloride
Guaifenesin/phenylephrine
Guanfacine Extended-Release
Guanidine hydrochloride
Guardian
Guilt
Gumsol
Guselkumab
Gynazole 1
Gyno Complex
H-e-b
Haemonetics Anticoagulant Sodium Citrate
Hailey 1.5/30
Hair stim
Halaven
Halcinonide
Halcinonide Cream
Halcion
Haldol
Haldol Decanoate
Halls
Halobetasol Propionate
Halobetasol propionate and tazarotene
Halobetasol Propionate Ointment
Halog
Haloperidol Lactate
Hamamelis virginiana
Hamamelis virginiana root bark/stem bark
Hanshinnocol
Harmon face values allergy relief
Harris Teeter Acid Reducer
Harris Teeter Allergy and Congestion Relief
Harris Teeter Allergy Relief
Harris Teeter Antacid
Harris Teeter Anti Diarrheal
Harris Teeter Ibuprofen
Harris Teeter Tussin
Harvoni
Hawthorn leaf with flower
Head Congestion Cold Relief
Headache Formula
Headache PM
Headache Relief
Headache Relief PM
Headache Relief To Go
Healing Waters Aloe Cucumber Hand Sanitizer
Healing Waters Cotton Blossom Hand Sanitizer
Healing Waters Lemon Verbena Hand Sanitizer
Healing Waters Peach Nectarine Hand Sanitizer
Healing Waters Sweet Pea Lily Hand Sanitizer
Healing Waters Violet Rose Hand Sanitizer
Healing Waters White Tea Pear Hand Sanitizer
Health Mart Acid Reducer
Health Mart Adult Tussin
Health mart anti diarrheal
Health Mart Aspirin
Health Mart Calcium Antacid
Health Mart childrens all day allergy
Health Mart Childrens Ibuprofen
Health Mart Childrens Pain and Fever
Health Mart Clearlax
Health Mart Cough DM
Health Mart Daytime
Health Mart Famotidine
Health Mart Ibuprofen
Health Mart Loperamide Hydrochloride
Health Mart Nicotine
Health Mart nicotine polacrilex
Health Mart omeprazole
Health Mart Pain Relief
Health Mart severe cold cough and flu
Health Mart Stomach Relief
Health sense senno
HEALTH SENSE TACTINAL Regular Strength
HealthMart
HealthMart Mucus Relief FM
Healthy Accents Allergy Relief
Healthy Accents Antacid
Healthy Accents Anti Diarrheal
Healthy Accents Arthritis Pain Relief
Healthy Accents Aspirin
Healthy accents daytime
Healthy Accents Gas Relief
Healthy Accents Hemorrhoidal
Healthy Accents ibuprofen
Healthy Accents Maldroxal
Healthy Accents Milk of Magnesia
Healthy Accents Mucus Relief
Healthy Accents Naproxen Sodium
Healthy Accents Nasal
Healthy Accents Nasal Decongestant
Healthy Accents Nicotine
Healthy accents nighttime cold and flu
Healthy Accents Pain Relief
Healthy Accents Severe Cold
Healthy Accents Sleeptime
Healthy Accents Stomach Relief
Healthy Accents Tussin DM
Healthy mama
healthy mamaBE WELL ROUNDED BE WELL ROUNDED
Healthylax
Heartburn Relief
Heather
HEB
HEB Extra Strength Antacid
HEB Stomach Relief
Hectorol
Helleborus niger
Helleborus niger root
Hemabate
Hemal
Hemangeol
Hematogen
Hematogen FA
Hematogen forte
Hemetab
Hemin
Hemlibra
Hemmorex-HC
Hemoban
Hemorrhoidal
Hemorrhoidal Rectal Suppositories
Hemorrhoidal relief
Hemorrodil
Hemostat
HemoTreat
Hemox A
HepaGam B
Hepar sulfuris Sinus
Heparin Sodium and Dextrose
Heparin Sodium and Sodium Chloride
Heparin Sodium in Dextrose
Heparin Sodium in Sodium Chloride
HepatAmine
Hepatolite
Hepsera
Herbal cough drops
Herbion Naturals Honey Lemon Cough Drops
Herbion Naturals Mint Cough Drops
Herbion Naturals Orange Cough Drops
Herceptin
Herceptin Hylecta
Hespan
Hetastarch
Hetastarch in Sodium Chloride
Hetlioz
Hevert Arnica
Hevert Calmvalera comp
Hevert Hepar comp
Hevert Lymphaden comp
Hexalen
Hextend
Hexylresorcinol
HGH Plus
HGH Plus IGF 1 and IGF 2
hGH Somotropin
Hi-Drops
Hicon
HiDex 6-day
Hippozaeninum
Hiprex
HistaFlex
Histamine
Histamine phosphate
Histamine Positive Skin Test Control
Histaprin
Histex
Histex-dm
Histex-pe
Histrelin acetate
Homatropine Hydrobromide
Homatropine hydrobromide ophthalmic
Home PapKit
Homeopathic Liquid
Homepathic RX
Homosalate, Zinc Oxide, Octisalate
Honey Lemon Cough Drop
Honey Lemon Cough Drops
Honey Lemon Sore Throat Lozenges
Honibe
Horizant
Humalog
Humalog Junior KwikPen
Humalog KwikPen
Humalog Mix50/50
Humalog Mix50/50 KwikPen
Humalog Mix75/25
Humalog Mix75/25 KwikPen
Human Albumin and Phenol
Human Albumin Microspheres and Perflutren
Human botulinum neurotoxin a/b immune globulin
Human hepatitis b virus immune globulin
Human immunoglobulin g
Human Secretin
Humatrope
Humco Strong Iodine
Humulin R U-500
Humulin R U-500 KwikPen
HurriCaine
Hy-Vee
Hyaluronidase
Hyaluronidase, ovine
Hybrisil
Hycamtin
Hycet
Hydase
Hydralazine
Hydrea
Hydro 35
Hydro-Q
Hydrochlorothiazide and triamterene
Hydrocodone /apap
Hydrocodone Acetaminophen
Hydrocodone and chlorpheniramine
Hydrocodone bit/apap
Hydrocodone Bitartate and Acetaminophen
Hydrocodone Bitartrate and Guaifenesin
Hydrocodone Bitartrate, Acetaminophen
Hydrocodone bitartrate, guaifenesin
Hydrocodone Bitatrate and Acetaminophen
Hydrocodone, acetaminophen
Hydrocodone/apap
Hydrocortisone Acetate Pramoxine Hcl
Hydrocortisone acetate pramoxine hydrochloride
Hydrocortisone Acetate, Iodoquinol
Hydrocortisone Acetate, Pramoxine HCl
Hydrocortisone and Acetic Acid
Hydrocortisone and Iodochlorhydroxyquin
HYDROCORTISONE and IODOQUINOL
Hydrocortisone Butyrate
Hydrocortisone Butyrate Lotion
hydrocortisone Iodoquinol
Hydrocortisone Lotion with Shampoo and Body Wash
Hydrocortisone probutate
Hydrocortisone sodium succinate
Hydrocortisone Valerate
Hydrocortisone, Iodoquinol
Hydrocortisone, pramoxine hcl, chloroxylenol
Hydrogen Peroxide
Hydromet
Hydromorphone HCl
Hydromorphone Hydrochloride Extended-Release
Hydroquinone time release
HYDROQUINONE, OCTINOXATE, and OXYBENZONE
Hydroxocobalamin
Hydroxyamphetamine hydrobromide, tropicamide
Hydroxyethyl starch 130/0.4
Hydroxyethyl Starch in Sodium Chloride
Hydroxyprogesterone Caproate
Hydroxypropyl cellulose
Hydroxyurea
Hydroxyzine HCl
Hylafem boricum acidum 2x
HYLASE Wound
HylaTears
HYLENEX Recombinant
Hyophen
Hyoscyamine
Hyoscyamine ER
Hyoscyamine SL
Hyoscyamine Sulfate Extended-Release
Hyoscyamine Sulfate ODT
Hyoscyamine Sulfate SL
Hyoscyamine Sulfate TAB
Hyosyne
Hyperlyte CR
Hypoglycemia
Hypromellose
Hyrdrocodone apap
Hysingla ER
Hyvee
Hyzaar
i 123 MIBG
i 123 MIBG meta iodobenzylguanidine
I 123 Mini
I 131 Mini
I.V. Fat Emulsion
Ibalizumab
Ibandronate Sodium
Ibrance
Ibrutinib
Ibudone
Ibuprofen and Diphenhydramine Citrate
Ibuprofen and Diphenhydramine HCl
Ibuprofen and Famotidine
Ibuprofen and Pseudoephedrine Hydrochloride
Ibuprofen IB
Ibuprofen Immediate release
Ibuprofen Lysine
Ibuprofen Minis
Ibuprofen Oral
Ibuprofen PM
Ibuprofen Sodium
Ibuprofen Softgels
Ibuprofen, diphenhydramine hcl
Ibuprofen, phenylephrine HCl
Ibuprofen, phenylephrine hydrochloride
Ibuprofen, Pseudoephedrine Hydrochloride
Ibutab
Ibutilide Fumarate
IC-Green
Icatibant acetate
Iclusig
Icosapent ethyl
Idamycin PFS
Idarubicin Hydrochloride
Idarucizumab
Idelalisib
Idhifa
IDkit HP ONE
Idursulfase
Ifex
Ifosfamide
Igualtuss
Ilaris
Ilevro
Iloprost
Ilumya
Iluvien
Imatinib
Imbruvica
Imfinzi
IMG
Imiglucerase
Imipenem and Cilastatin
Imipenem and Cilastatin Sodium
Imipramine Pamoate
Imiquimod
Imitrex
Imlygic
Immune Globulin
Imodium
Impavido
Implanon
Impoyz
ImproVue
Imuran
Imvexxy
In Control Nicotine
In-111 DTPA
Inatal advance
INATAL Ultra
Inbrija
Incassia
incobotulinumtoxinA
Incontinence
Increlex
Incruse Ellipta
Indacaterol and glycopyrrolate
Indacaterol maleate
INDACATEROL MALEATE and GLYCOPYRROLATE
Inderal la
Inderal XL
Indiclor
Indigo Carmine
Indinavir sulfate
Indium 111 Oxyquinolone
Indium Chloride In-111
Indium DTPA In 111
Indium in 111 chloride
Indium in 111 Oxyquinoline
Indium In-111 Oxyquinoline
Indium In-111 Pentetate Disodium
Indocin
Indocyanine Green
Indomethacin er
Indomethacin extended-release
Indoor Outdoor Allergy Relief
Infant Dextrose
Infant Gas Relief
Infants fever reducer and pain reliever
Infants Gas Relief
Infants Gas Relief Drops
Infants Ibuprofen
Infants Pain and Fever
Infants Pain Relief
Infants Relief
Infants TYLENOL
Infasurf
INFeD
Inflectra
Infliximab
Infliximab-dyyb
Infugem
Infumorph 200
Infumorph 500
Infuvite Adult Multiple Vitamins
Ingenol mebutate
Ingrezza
Injectafer
Injury - Rescue
Injury hp
Inlyta
InnoPran XL
Inon
Inon Ace
Inotersen
Inotuzumab ozogamicin
Insadol
Inspra
Insulin aspart
Insulin aspart injection
Insulin degludec
Insulin degludec injection
Insulin detemir
Insulin glargine
Insulin glargine and lixisenatide
Insulin glulisine
Insulin Human
Insulin lispro
Insulin Lispro KwikPen
Integra F
Integra Plus
Integrilin
Intelence
Interferon alfa-2b
Interferon alfa-n3
Interferon beta-1a
Interferon gamma-1b
Intermezzo
InterSol
Intralipid
Intrarosa
Intron a
Intuniv
Invanz
Invega
Invega sustenna
Invega trinza
Inveltys
Invirase
Invokamet
Invokamet xr
Invokana
Iobenguane I-123
iobenguane I-131
Iodinated I-125 Albumin
Iodinated I-131 Albumin
Iodine and Potassium Iodide
Iodixanol
Iodoquinol and Aloe Polysaccharide
Iodoquinol and aloe vera leaf
Ioflupane I-123
Iohexol
Ioline
Iolite
Ionite APF
Ionite APF Foam
Ionite APF Neutral
Ionite R
Ionosol MB and Dextrose
Ionsys
Iopamidol
Iopidine
Iopromide
Iosat
Iothalamate meglumine
Ioversol
Ipilimumab
Ipratropium bromide and albuterol
Ipratropium Bromide and Albuterol Sulfate
IQ Dental Mepivacaine
Irenka
Iressa
Iris 60 Second APF
Iron Dextran
Iron sucrose
Iron sucrose, folic acid, cyanocobalamin
Iron Supplement Therapy
Isavuconazonium sulfate
Isentress
Isocaine
Isocarboxacid
Isocarboxazid
Isoflurane
Isolyte P in Dextrose
Isolyte S
Isolyte S pH 7.4
IsonaRif
Isoplate
Isoproterenol
Isoproterenol Hydrochloride
Isopto Atropine
Isopto carpine
Isordil Titradose
Isosorbide
Isosorbide Mononitrate ER
Isosulfan Blue
Isovue 200
Isovue 250
Isovue 300
Isovue 370
Isovue-m
Isoxsuprine hydrochloride
Isradipine
Istalol
Isuprel
Itchy Eye Drops
Itraconazole Capsules
IV Solution Stabilizer
Ivabradine
Ivacaftor
Ivermectin
Ivosidenib
Ixabepilone
Ixazomib
Ixekizumab
Ixempra
Jadenu
Jafra Always Color Stay-on Makeup SPF 10
Jakafi
Jalyn
Jamo
Jantoven
Janumet
Janumet xr
Januvia
Jardiance
Jeanatope
Jencycla
Jentadueto
Jentadueto XR
Jetrea
Jeuveau
Jevantique Lo
Jinteli
Jolivette
Jublia
Juluca
Junel 21 Day
Junior Pain Relief
Junior strength advil
Junior Strength Ibuprofen
Juxtapid
Jynarque
K Phos Neutral
K Phos Original
K-effervescent
K-Phos No. 2
K-Tab
K-Vescent Efffervescent
Kabiven
Kadcyla
Kadian
Kalbitor
Kaletra
Kalydeco
Kank-A
Kanka
Kanuma
Kao-Bis
Kaopectate
Kapspargo
Kapvay
Karbinal ER
Kazano
Keflex
Kenalog
Kenalog-10
Kenalog-40
Kengreal
Kepivance
Keppra
Keppra XR
Keptrils
Keralac
Keralyt
Kerydin
Ketalar
Ketamine Hydrochloride
Ketoprofen
Ketorocaine L Kit
Ketorocaine LM Kit
Ketorolac trometham
Ketotifen Fumarate
Keveyis
Kevzara
Keytruda
KGS
Khapzory
KHEDEZLA Extended-release
Kidkare
Kids-EEZE
Kineret
Kinevac
Kionex
Kirkland Signature AllerClear D 12 hr
Kirkland Signature Quit 2
Kirkland signature quit 4
Kisqali
Kitabis Pak
Kiwi
Klaron
Klernaz
Klonopin
Klor Con M
Klor-Con
Klor-Con Extended-release
Klor-Con M
Klor-Con Sprinkle
Klor-con/ef
Kola-Pectin
Kolorz
Kolorz neutral fluoride foam triple mint
Kolorz sixty second fluoride blue raspberry
Kolorz sixty second fluoride cherry cheesecake
Kolorz sixty second fluoride cotton candy
Kolorz sixty second fluoride foam blue raspberry
Kolorz sixty second fluoride foam cotton candy
Kolorz sixty second fluoride foam triple mint
Kolorz sixty second fluoride pina colada
Kolorz sixty second fluoride triple mint
Kombiglyze xr
Kondremul
KONSYL Sugar Free Orange Flavor Psyllium Fiber
Korlym
Kovanaze
Krintafel
Kristalose
Krystexxa
Kuvan
Kybella
Kyleena
Kynamro
Kyprolis
L-Cysteine Hydrochloride
Labetalol
Lac Hydrin Cream
Lacellate Solution - 1000
Lacellate Solution - 250
Lacellate Solution - 500
Lacosamide
Lacri-Lube
Lacrisert
Lactated Ringers
Lactated Ringers and Dextrose
Lactated Ringers Irrigation
Lactic acid
Lactobacillus
Lactobacillus Plantarum
Lactobacillus rhamnosus
Lactulose Solution
Lamictal
Lamictal odt
Lamictal xr
Lamivudine and Tenofovir Disoproxil Fumarate
Lamivudine Zidovudine
Lamivudine, Nevirapine, and Zidovudine
Lamotrigine chewable dispersible
Lamotrigine Extended Release
Lanadelumab-flyo
Lanoxin
Lanreotide acetate
Lanthanum Carbonate
Lantus
Lantus Solostar
Lapatinib
Lapis albus
Laronidase
Larotrectinib
Lartruvo
Lasix
Lastacaft
Latanoprost
Latanoprost PF
Latanoprostene bunod
Latanprost
Latisse
Latrodectus mactans
Latuda
Lax-time
Laxacin
Laxative
Laxative for Women
Laxative Pills
Layolis Fe
Lazanda
Leader
Leader 12 Hour Nasal Decongestant
Leader Acetaminophen
Leader Acid Control
Leader Acid Reducer
Leader acid reducer complete
Leader all day allergy
Leader Allergy
Leader Allergy Relief
Leader Antacid
Leader Anti Diarrheal
Leader Aspirin
LEADER Chest Congestion Relief
Leader Childrens All Day Allergy
Leader Childrens Allergy Relief
Leader Childrens Cold and Allergy
Leader Childrens Ibuprofen
Leader Cough DM
Leader dry eye relief
Leader Fiber
Leader Flu and Severe Cold and Cough
Leader Hemorrhoidal
Leader Ibuprofen
Leader Ibuprofen PM
Leader Lansoprazole
Leader Loperamide Hydrochloride
Leader Lubricant Eye
Leader Lubricant Eye Drops
Leader Milk of Magnesia
LEADER Mineral Oil
Leader Nausea Relief
Leader Nicotine
Leader Omeprazole
Leader Original Nasal
Leader Sleep Aid
Leader Stomach Relief
Leader Tussin
Leader Tussin DM
LEDIPASVIR and SOFOSBUVIR
Lemtrada
Lenalidomide
Lenvatinib
Lenvima
Lescol XL
Lesinurad
Lesinurad and allopurinol
Less Drowsy Motion Sickness Relief
Letairis
Letermovir
Letomint
Letrozole
Letrozole Tablets
Leucovorin
Leukeran
Leukine
LEUKOSEP - CPD Solution
Leukosep - solx a additive solution
Leukosep - solx b additive solution
Leukotrap - AS-3 Solution
Leukotrap - CP2D Solution
LeukoTrap CPD Solution
LeukoTrap SOLX A Additive
LeukoTrap SOLX B Additive
Leukotrap WB System
Leuprolide Acetate
Levalbuterol Hydrochloride
Levalbuterol inhalation
Levalbuterol Inhalation Solution
Levalbuterol tartrate
Levalbuterol tartrate HFA inhalation
Levaquin
Levbid
Levemir
LEVETIRACETAM Extended-release
Levetiracetam Injection
Levetiracetam Levetiracetam
Levitra
Levmetamfetamine Nasal Decongestant
Levo-t
Levobunolol Hydrochloride
Levocarnitine
Levodopa
Levodopa and Carbidopa
Levoleucovorin Calcium
Levomilnacipran
Levomilnacipran hydrochloride
Levonorgestrel and Ethinyl Estradiol
Levophed
Levorphanol Tartrate
Levothyroxine
LEVOTHYROXINE and LIOTHYRONINE
Levothyroxine and Liothyronine Thyroid
Levothyroxine Sodium Anhydrous
Levothyroxine, liothyronine
Levoxyl
Levsin
Levsin SL
Lexapro
Lexette
Lexiscan
Lexiva
Lialda
Librax
Libtayo
Licorice
Lidenza Patch
Lido bdk
Lido Rx
Lido-k
Lido-Sorb External
Lidocaine / Prilocaine
Lidocaine and Prilocaine Cream
Lidocaine and Tetracaine
Lidocaine HCI
Lidocaine HCl
Lidocaine HCl - Hydrocortisone Acetate
Lidocaine HCl - Hydrocortisone Acetate with Aloe
Lidocaine HCl and Hydrocortisone Acetate
Lidocaine HCL External Lotion
Lidocaine Hydrochloride and Dextrose
Lidocaine Hydrochloride Anhydrous
Lidocaine Hydrochloride Monohydrate
Lidocaine hydrochloride, glycerin
Lidocaine hydrochloride,epinephrine bitartrate
Lidocaine Viscous
Lidocaine, capsaicin, menthol, methyl salicylate
Lidocaine, isopropyl alcohol
Lidocaine, kenalog, povidone iodine
Lidocaine, menthol
LIDOCAINE, MENTHOL Gel
Lidocaine, menthol, capsaicin, methyl salicylate
Lidocaine, Prilocaine
Lidoderm
Lidolog Kit
Lidopac
Lidopril
Lidopril xr
Lidothol
Lidothol Gel
Lidozion
Lifitegrast
Light mineral oil and mineral oil
Lignospan Forte
Lignospan Standard
Lil Drug Store Anti-Diarrheal
Lil Drug Store Ibuprofen
Liletta
Linaclotide
Linagliptin
Linagliptin and metformin hydrochloride
Lincocin
Lincomycin
Lincomycin hydrochloride
Lindane
Lingtea
Linzess
Lioresal
liothyronine sodium, LEVOTHYROXINE SODIUM
Lipiodol
Lipiodol Ultra-Fluide
Lipitor
Lipofen
Lipovite
Liqufruta
Liquid Polibar Plus
LiquiTears
Liraglutide
Lisdexamfetamine dimesylate
Lisinopril and HCTZ
Lisinopril and Hydrochlorothiazide Tablets
Lisinopril with Hydrochlorothiazide
Lisinopril/HCTZ
Lissamine Green
Lithium
Lithium Carbonate ER
Lithium Carbonate Extended-Release Tablet
Lithium carbonate lithium carbonate
Lithobid
Lithostat
Little Remedies
Livalo
Livixil pak
Lixisenatide
LMD in Dextrose
LMD in Sodium Chloride
Locoid
Locoid Lipocream
Lodine
Lodosyn
Lodoxamide tromethamine
Loestrin 21 Day
Lofexidine hydrochloride
LoHist
LoKara
Lokelma
Lomaira
Lomedia 24 Fe
Lomitapide mesylate
Lomotil
Lomustine
Lonhala
Lonhala magnair
Lonsurf
Loperamide hydrochloride, simethicone
Lophophora williamsii flower
Lopid
Lopinavir and Ritonavir
Lopinavir-Ritonavir
Lopreeza
Lopressor
Lopressor HCT
Loprox
Loratadine and Pseudoephedrine
Loratadine and Pseudoephedrine Sulfate
Loratadine antihistamine
Loratadine D
Loratadine, Pseudoephedrine
loratadine, Pseudoephedrine sulfate
Loratadineantihistamine antihistamine
Lorbrena
Lorcaserin hydrochloride hemihydrate
Lorcet
Lorcet hd
Lorcet plus
Lorenza Pain Relief Patch
Lorlatinib
Lortab
Lortuss
Lorzone
Losartan
Losartan Potassium HCTZ
Losartan potassium tablet
Losatan Potassium
Lotemax
Lotemax SM
Lotensin
Lotensin HCT
Loteprednol Etabonate
Loteprednol etabonate and tobramycin
Lotrel
Lotrisone
Lotronex
Lovaza
Lovenox
Low Dose Aspirin
Loxapine succinate
Lozenge
Lubiprostone
Lubricant Eye
Lubricant Eye Drops
Lucemyra
Lucentis
Ludens
Ludent
Lugols
Lugols solution
Lugols Strong Iodine
Luliconazole
Lumacaftor and ivacaftor
LumaSilk Emulsion Level 03
Lumicain
Lumigan
Lumizyme
Lumoxiti
Lunesta
Lurasidone hydrochloride
Lustra
Lustra-AF
Lusutrombopag
Lutathera
Lutetium Lu 177 dotatate
Luxiq
Luzu
Lycopus virginicus
Lyme HP
Lymph III
Lymph-Tone II
Lymphazurin
Lymphomyosot
Lymphomyosot X
Lynparza
Lyrica CR
Lysodren
Lyssin
Lysteda
Lyza
M-clear
M-end
M-Natal Plus
M.V.I. Pediatric
M941l
Macadamia Nut
Macimorelin acetate
Macitentan
Mackerel
Macrilen
Macrobid
Macrodantin
Macugen
Macular Degeneration
Mafenide Acetate
Mag-AL Liquid
Mag-AL Plus
Magesium Citrate
Magmex
Magnacal
MagneBind 400 Rx
Magnesium carbonate and Sodium bicarbonate
Magnesium Chloride
Magnesium Citrate
Magnesium Salicylate
Magnesium Sulfate Heptahydrate
Magnesium Sulfate in Dextrose
Magnesium Sulfate in Water
Magnevist
Major LiquiTears
Major Prep Hemorrhoidal
Makena
Malarone
Malathion
Manganese chloride
Manganese Sulfate
Mango Blossom
Mannitol
Mapap
Maprotiline Hydrochloride
Maraviroc
Marbeta 25 Kit
Marbeta L Kit
Marcaine
Marcaine Spinal
Marcaine with Epinephrine
Marcaine, kenalog, povidone iodine
Marcaine, lidocaine, kenalog, povidone iodine
Marcaine, lidocaine, povidone iodine
Marcs
Mardex 25 Kit
Marinol
Mark 3
Marlido 25 Kit
Marlido Kit
Marnatal F
Marplan
Marvona SUIK
Mas care-pak dexamethasone
Matulane
Matzim LA
Mavenclad
Mavyret
Maxalt
Maxalt-mlt
MaxFe
Maxidex
Maxifed
Maximum Strength
Maximum strength antacid
Maximum strength antacid and antigas
Maximum Strength Gas Relief
Maximum Strength Mucinex Fast-Max Cold and Flu
Maximum Strength Mucus Relief DM
Maximum Strength Pepto Bismol
Maximum Strength Ranitidine
Maximum Strength Stomach Relief
Maxiphen
Maxipime
Maxitrol
Maxzide
Maxzide-25
Mayzent
Md gastroview
Me NaPhos MB Hyo 1
Measles virus
Mebendazole
Mebrofenin
Mecamylamine Hydrochloride
Mecasermin
Mechlorethamine hydrochloride
Meclizine
Meclizine 25
Meclizine Hydrocloride
Meclofenamate Sodium
MedActive Oral Relief
Medi-derm / l with lidocaine rx
Medi-derm rx
Medi-Pads
Medi-patch with lidocaine rx
Medicated Buccal DNA Collection Kit
Medicated DNA Collection Kit
MediGummies
Medique Diotame
Medique Medicidin D
Medorrhinum
Medpurine
Medrol
Medroloan II SUIK
Medroloan SUIK
Medrox-Rx
Mefenamic Acid
Mefloquine Hydrochloride
Megace ES
Megatope
Megesterol acetate
Meijer
Meijer Extra Strength
meijer Fiber Therapy
Meijer Oil Free SPF 15
Meijer stomach relief
Mekinist
Mektovi
MELAMIN Skin Bleaching and Correcting
MELAMIX Skin Lightener and Blending
Melox
Melphalan
Melphalan Hydrochloride
Memantine and Donepezil
Members Mark Nicotine
Members Mark Omeprazole
Membraneblue
Menadione
Menadione Phenolic
Menest
Menostar
Menstridol
Menstrual Complete
Menstrual Pain Relief
Menstrual Relief
Mentax
Menthol and Benzocaine
Menthol and Capsaicin
Menthol Cough Drop
Menthol Cough Drops
Menthol, Unspecified Form
Meperidine HCl
Mephyton
Mepivacaine
Mepivacaine Hydrochloride and Levonordefrin
Mepolizumab
Meprobamate
Mepron
Mepsevii
Mercaptopurine
Mercilon
Meropenem and Sodium Chloride
Meropenem-Vaborbactam
Merrem iv
mesalamine Film Coated
Mesima
Mesna
Mesna Injection
Mesnex
Mestinon
Metadate CD
Metadate ER
Metamucil
Metaproterenol Sulfate
Metaxall
Metaxalone tablet
Metformin
Metformin HCl
Metformin HCl ER
Metformin hydrochloride e/r
Metformin hydrochloride ER
Metformin Hydrochloride Extended Release
Metformin Hydrochloride Extended-Release Tablets
Metformin hydrochloride tablet
Metformin hydrochloride tablets
Methacholine chloride
Methadose
Methadose dispersible
Methadose sugar-free
Methamphetamine Hydrochloride
Methazolamide
Methenamine Hippurate
Methenamine Mandelate
Methenamine, Sodium salicylate
Methergine
Methitest
Methocarbamol Injection
Methohexital sodium
Methotrexate Sodium
Methoxsalen
Methoxy polyethylene glycol-epoetin beta
Methscopolamine Bromide
Methsuximide
Methyclothiazide
Methyl salicylate menthol capsaicin lidocaine
Methyl salicylate, menthol and capsaicin
Methyl salicylate, menthol, capsaicin
Methylcellulose
Methylcobalamin
Methyldopa
Methyldopa and Hydrochlorothiazide
Methylene Blue
Methylergonovine
Methylergonovine Maleate
Methylin
Methylnaltrexone bromide
Methylphenidate
Methylphenidate HCl Oral Solution
methylphenidate hydrochloride CD
Methylphenidate hydrochloride extended release
Methylphenidate Hydrochloride Extended-Release
Methylsulfonylmethane
MethylTESTOSTERone
MeTopic
Metopirone
Metoprolol
Metoprolol succinate and hydrochlorothiazide
Metoprolol succinate e/r
Metoprolol Succinate ER
Metoprolol succinate extended-release
Metoprolol Tartrate and Hydrochlorothiazide
Metoroprolol Tartrate
Metreleptin
MetroCream
Metrogel
MetroGel-Vaginal
MetroLotion
Metronidazole Topical Gel
Metyrapone
Metyrosine
Mexiletine Hydrochloride
Mi Acid
Mi-Acid Regular Strength
Miacalcin
Mic b12
Micafungin Sodium
Micardis
Micardis HCT
Miconazole
Miconazole Nitrate
Miconazole Nitrate, Terbinafine Hcl
Miconazole nitrate, zinc oxide, white petrolatum
MiCort HC
Microgestin 1.5/30
Microgestin 1/20
Microzide
Midazolaam - Ketamine HCl - Ondansetron
Midazolam - Ketamine HCl - Hydroxyzine HCl
Midazolam - Ketamine HCl - Ondansetron
Midazolam HCl
Midodrine HCl
Midol
Midol Complete
Mifepristone
Migalastat hydrochloride
Migergot
Miglitol
Miglustat
Migraine Relief
Migralex
Migranal
Migrenol
Milk of Magnesia
Milk of Magnesia cherry
Milk of Magnesia Mint
Milk of Magnesia Original
Miller Moth
Millet
Millipred
Milnacipran HCl
Milnacipran hydrochloride
Milrinone Lactate
Milrinone Lactate in Dextrose
Miltefosine
Mimvey
Mimvey Lo
Mineral
Mineral Oil and Petrolatum
Mineral oil and White petrolatum
Mineral oil, and White petrolatum
Mineral oil, petrolatum
Mineral Oil, White Petrolatum
Mineral/vitamin supplement
Minica-s
MiniDrops
Minipress
Minitran
Minivelle
Minocin
Minocycline
Minolira Extended Release
Minoxidil
Mint
Mintox
Mintox Plus Tabs
Miostat
Mipomersen sodium
Mirabegron
Miralac
MiraLAX
Mirapex
Mirapex ER
Mirapharm-22
Mircera
Mirena
Mirvaso
Mitigare
Mitigo
Mitomycin
Mitotane
mitoXANTRONE
Mitoxantrone hydrochloride
Mixed Berry Sore Throat and Cough Lozenge
MKH Dose Pack
MKO Melt
MKO Melt Dose Pack
MLK F1 Kit
MLK F3 Kit
MLK F4 Kit
MLK Kit F2
Mobic
Moderiba
Moexipril Hydrochloride
Moexipril Hydrochloride and Hydrochlorothiazide
Mogamulizumab-kpkc
Mogut
Moistu-eyes
Moisturizing Lubricant
Molindone Hydrochloride
Mometasone
Mometasone furoate monohydrate
Mondoxyne
Mondoxyne NL
Monodox
Monoket
Monsel
Monsels Solution
Montelukast sodium chewable
Montelukast sodium oral
Monurol
Morbillinum
Morcin
Morgidox
Morning Fresh
MorphaBond ER
Morphine
Morphine base
Morphine Hydrochloride
MORPHINE SULFATE and NALTREXONE HYDROCHLORIDE
Morphine Sulfate ER
Morphine Sulfate Extended Release
Morphine Sulfate Extended-Release
Morphine Sulfate Oral Solution
Morphine Sulfate Oral Solution CII
Morphine tincture
Morphinum
Morphinum Muriaticum
Motegrity
Motion Sickness
Motion Sickness Relief
Motion-Time
Motofen
Motrin
Motrin IB
Mouthwash
Movantik
Moxatag
Moxetumomab pasudotox
Moxeza
Moxifloxacin
Moxifloxacin Ophthalmic Solution
Moxifloxacin PF
Mozobil
Ms apf
MS Contin
MTL1 Leucoflex
MucaPlex
Mucilin
Mucinex
Mucinex Childrens
Mucinex D
Mucinex DM
Mucinex Sinus-Max
Mucosa
Mucosa DM
Mucus
Mucus D
Mucus DM
Mucus DM Extended Release
Mucus ER
Mucus ER Max
Mucus Relief Chest Congestion
Mucus Relief Cold and Sinus
Mucus Relief Cold Flu and Sore Throat
Mucus Relief Cold Flu Sore Throat
Mucus Relief Cold, Flu and Sore Throat
Mucus Relief Congestion and Cough
Mucus Relief Cough
Mucus Relief Cough and Congestion DM
Mucus Relief D
Mucus Relief DM
Mucus Relief DM Cough
Mucus Relief DM Extended Release Caplets
Mucus Relief DM MAX
Mucus Relief PE
Mucus Relief Severe Cold
Mucus Relief Severe Congestion and Cough
Mucus Relief Severe Sinus Congestion
Mucus Relief Sinus
Mulpleta
Multaq
Multi Electrolyte Concentrate
Multi Symptom Cold
Multi Symptom Cold CF
Multi Symptom Cold Relief
Multi Vitamin and Fluoride
Multi Vitamin, Iron and Fluoride
Multi-Specialty Kit
Multi-Symptom Allergy
Multi-Symptom Cold
Multi-Symptom Nitetime
Multi-Vit with Fluoride
Multi-Vit with Fluoride and Iron
Multi-Vitamin Drops with Fluoride and Iron
Multi-Vitamin Fluoride Drops
Multi-Vitamin With Fluoride
MultiHance
Multitrace -4
Multitrace -4 Pediatric
Multitrace-4
Multitrace-4 Neonatal
Multitrace-5
Multivitamin and Fluoride
Multivitamin with Fluoride
Multivitamin/mineral
Multivitamin/multimineral supplement
Mupirocin calcium
Mupirocin Ointment Kit
Muro 128
Muscle rescue
Muse
Mutamycin
Mvasi
My Way
Myalept
Myambutol
Mycamine
Mycobutin
Mycophenilic acid
Mycophenolate Mofetil hydrochloride
Mycophenolic Acid
Mydayis
Mydriacyl
Mydriatic-3
Mydriatic-4
Myferon 150 Forte
Myfortic
Myhephron Dialysis and Stress Supplement
Myleran
Mylotarg
MYNEPHROCAPS DIALYSIS/STRESS Vitamin Supplement
Myobloc
Myorisan
Myoview
Myrbetriq
Mysoline
Mytesi
Myvlar
N-acetylglucosamine
Nabi-hb
Nabilone
Nabumentone
Nadolol and Bendroflumethiazide
Nafarelin acetate
Nafcillin Injection
Nafcillin Sodium
Nafrinse packets bubble gum
Nafrinse packets grape
Nafrinse packets mint
Nafrinse packets very berry
NAFRINSE PACKETSKIT Bubble Gum
NAFRINSE PACKETSKIT Grape
Nafrinse packetskit mint
Nafrinse packetskit very berry
Nafrinse unit dose bubble gum
Nafrinse unit dose fluoride
Nafrinse unit dose mint flavor
Nafrinse unit dose verry berry
Naftifine Hydrochloride
Naftin
Naglazyme
Nalbuphine Hydrochloride
Naldemedine
Nalfon
Nalocet
Naloxegol oxalate
Naloxone hci
Naltrexone
Naltrexone Hydrochloride
Namenda
Namenda XR
Namzaric
Nandrolone Decanoate
Naphazoline
Naphazoline Hydrochloride
Naphazoline Hydrochloride and Glycerin
Naphazoline Hydrochloride and Hypromellose
Naphazoline hydrochloride, Glycerin
Naphazoline hydrochloride, Polysorbate 80
Naphcon A
Naprelan
Naprosyn
Naproxen and Esomeprazole Magnesium
Naproxen delayed release
Naproxen sodium ds
Naproxen Sodium Tablet, coated
Naproxen Sodium, Coated Tablets
Naproxen sodium, Pseudoephedrine HCl
Naramin
Naratriptan
Naratriptan hydrochloride
Narcan
Narcan naloxone hci
Nardil
Naropin
Nasal
Nasal Allergy
Nasal Decongestant Extra Moisturizing
Nasal Decongestant PE
NasalAsalt
NasalCrom
Nascobal
Nasoflow
Nasonex
Nasopen
NasoxinSpray
NataChew
Natacyn
NataFort
Natalizumab
Natamycin
Natelle One
Natesto
Natrecor
Natroba
Natura-lax
Natural Fiber
Natural Laxative
Natural Vegetable Laxative
Natureplex
Natures Tears
Naus-ease
Nausea Relief
Nauzene
Navelbine
Nazal
NBB
NBE
Nebivolol
Nebivolol hydrochloride
Nebivolol hydrochloride and valsartan
NebuPent
Necitumumab
Nectarine
Nedocromil Sodium
Nefazodone Hydrochloride
Nelarabine
Nelfinavir mesylate
Nembutal Sodium
Neo Polycin
Neo Polycin HC
Neo-poly-bac
Neo-poly-bac hydro
Neo-poly-dex
Neo-polycin
Neo-Synalar
Neo-Synephrine
Neogen-d
Neomed Pharmaceutical
Neomycin and Polymyxin B Sulfates
Neomycin and Polymyxin B Sulfates and Gramicidin
Neomycin Polymyxin B Sulfates and Dexamethasone
Neomycin Sulfate
Neomycin sulfate and fluocinolone acetonide
Neomycin, Polymyxin B Sulfates, Dexamethasone
Neonatal plus vitamin
NeoProfen
Neoral
Neostigmine
Neova Complex HQ Plus
Nepafenac
NephPlex Rx
NephrAmine
Nephron FA
Neratinib
Nerlynx
Nesacaine
Nesacaine MPF
Nesina
Nesiritide
Nestabs ONE
Netarsudil
Netspot
Netupitant and Palonosetron
Neuac
Neuac Kit
Neulasta
Neupogen
Neupro
Neuraceq
Neuralgo Rheum
Neuro - Care
Neurolite
Neurontin
Neurospora crassa
Neut
Neut Sodium Bicarbonate
Neutra maxx 5000
NeutraCaine
Neutral rinse
Neutral Sodium Fluoride
Neutral Topical
Neutramaxx 5000 plus turbo
Nevanac
Nevirapine Extended Release
Nexafed
Nexavar
Nexium
Nexium 24HR
Nexium i.v
Nexplanon
Next Choice
NEXT COLD and FLU
Nexterone
Nh3n13
Niacin and lovastatin
Niacor
Niaspan
Nicorelief
Nicorette
Nicotine Mini
Nicotine tartrate
Nicotine UN1654
Nicotrol
Nifediac CC
Nifedical XL
NifedicalXL XL
Nifedipine ER
Nifedipine Extended Release
Niferex
Night Time
Night Time Cherry
Night Time Cold and Flu
Night Time Cough
Night Time Cough Cherry
Night Time Sinus
Night Time Sleep Aid
Night-Time
Nighttime
NightTime Cold and Cough
Nighttime Cold and Flu
Nighttime Cold and Flu Relief
Nighttime Cough
Nighttime Cough Relief
Nighttime SEVERE COLD and FLU
Nighttime Severe Cold and Flu Relief
NightTime Sinus
NightTime Sinus Relief
Nighttime Sleep-Aid
Nilandron
Nilotinib
Nilutamide
Nimbex
Nimodipine
Ninjacof
Ninjacof-A
Ninjacof-D
Ninjacof-XG
Ninlaro
Nintedanib
Nipent
Nipride rtu
Niraparib
Nitazoxanide
Nite Time
Nite Time Cold and Cough
Nite Time Cold and Flu
Nite-Time
NItetime
Nitetime Cold and Flu
NiteTime Cold Flu Relief
NiteTime Cough
NiteTime Sinus Relief
Nitisinone
Nitro-bid
Nitro-dur
Nitro-Time
Nitrofurantion
Nitrofurantion Macrocrystals
Nitrofurantoin monohydrate
Nitrofurantoin monohydrate/macrocrystals
Nitrogen
Nitrogen, Refrigerated
Nitroglycerin ER
Nitroglycerin In Dextrose
Nitroglycerin lingual
Nitroglycerin Slocaps
Nitroglycerin Sustained-release capsules
Nitroglycerin Transdermal Delivery System
Nitroglycerin Transdermal System
Nitroglycerin, dextrose
Nitrolingual
NitroMist
Nitropress
Nitrostat
Nitrous Oxide
Nityr
Nivestym
Nivolumab
Nizatidine Solution
No Drip
No Drip Nasal Mist
Nocdurna
Noctiva
NoDoz
Nolix
Non Aspirin PM
Non-Aspirin
Non-Aspirin PM
Non-medicated VALCHLOR Demonstration
Nora BE
Norco
Norditropin
Norelgestromin and ethinyl estradiol
Norepinephrine Bitartrate
Norethindrone Acetate
Norethindrone acetate/ethinyl estradiol
Norethindrone and Ethinyl Estradiol
Norethindrone and Ethinyl Estradiol Tablets
Norgesic Forte
Norgestimate and Ethinyl Estradiol
Noritate
Norlyroc
Normal Saline with Phenol
Normosol-M and Dextrose
Normosol-R
Normosol-R and Dextrose
Norpace
Norpace CR
Norpramin
Northera
Nortrel 21 Day
Nortriptyline hci
Nortriptyline HCL
Norvasc
Norvir
Nose
Nosmotea
NoSno
Nostrilla
Not Applicable
Nova Complex HQ
Novacort
NovoLog
NovoLog Mix 70/30
Noxafil
Noxifol-d
NP Thyroid 120
NP Thyroid 15
NP Thyroid 30
NP Thyroid 60
NP Thyroid 90
NPD
Nplate
Nrg apf
NRG Hemo-Stat
NU-DERM BLENDER Skin Lightener and Blending
NU-DERM CLEAR Skin Bleaching and Corrector
Nucala
NuCort
Nucynta
Nucynta ER
NuDroxiPAK E-400
Nuedexta
NuFera
NuLev
Nulojix
NuLYTELY With Flavor Packs
Nuplazid
Nuprin
NUPRO 60 Second Fluoride Foam
Nupro Fluorides Bubble Gum
Nupro Fluorides NaF Oral Solution Apple Cinnamon
Nupro Fluorides NaF Oral Solution Mint
Nupro Fluorides Wild Cherry
Nusinersen
Nutralox
Nutricel Additive Solution - AS-3
Nutricel Additive Solution - CP2D
NutriLipid I.V. Fat Emulsion
Nutropin AQ NuSpin 10
Nutropin AQ NuSpin 20
Nutropin AQ NuSpin 5
NuvaRing
Nuvessa
Nuvigil
Nuzyra
Nyamyc
Nymalize
Nystatin and Triamcinolone
Nystatin Cream
Nystatin Ointment
Nystatin Topical Powder
Nystatin, triamcinolone acetonide
Nystop
Nytol
O-Cal FA multivitamin
O-Cal Prenatal Vitamin
Obagi - C
Obagi c rx system c clarifying serum
Obagi-c rx system c-therapy night
Obeticholic Acid
Obiltoxaximab
Obinutuzumab
Obredon
Ocaliva
Occuloplex G
Ocrelizumab
Ocrevus
Ocriplasmin
Octinoxate
Octinoxate and Oxybezone
Octocaine 100
Octocaine 50
Octreotide
Ocudox
Ocuflox
OcuFresh
Odefsey
Odomzo
Ofatumumab
Ofev
Ofirmev
Ofloxacin ophthalmic
Ofloxacin Otic
Ofloxaxin
OHM Parasites
OHM Pituitarum Complex
OHM Venous Aid
Ohm-cir
Ohm-flu
Ohm-inma
Ohm-ost
Ohm-pan
Ohm-resb
Ohtas Isan Antacid
oil
Okebo
Olanzapine and Fluoxetine hydrochloride
Olanzapine and fuoxetine
Olanzapine pamoate
Olaparib
Olaratumab
Olive Leaf Throat
Olive Oil and Soybean Oil
Olive Rectal Formula
Olive Rectal Spray
Olmesartan Medoxmil and Hydrochlorothiazide
Olmesartan medoxomil-hydrochlorothiazide
Olmesartan medoxomil/hctz
Olodaterol respimat inhalation spray
Olopatadine
Olopatadine Hydrochloride Ophthalmic Solution
Olsalazine sodium
Olumiant
Olux
Olux-e
Omacetaxine Mepesuccinate
Omadacycline
Omalizumab
Omega-3 Rx Complete
Omega-3 Well Pack
Omegaven
Omeprazole Delayed-Release
Omeprazole dr
Omeprazole Magnesium
Omeprazole sodium bicarbonate
Omeprazole, sodium bicarbonate
Omeprazole/Bicarbonate
Omeprazole/Sodium Bicarbonate
Omesec
Omidria
Omnaris
Omni
Omnipaque
Omnipred
Omniscan
Omnitrope
Omtryg
onabotulinumtoxinA
Oncaspar
Oncospray Blue
Ondansetron HCL
Ondansetron Hydrochloride and Dextrose
Ondansetron Tablets
One touch advanced topical anesthetic bubble gum
One touch advanced topical anesthetic cherry
Onexton
Onfi
Onglyza
Onivyde
Only For
Onmel
Onpattro
Onycho-Med
Onzetra
Opahl
Opana
Opana ER
Opcon-A
Opdivo
Opium
Opium Tincture Deodorized
Opsumit
Optase
Optimis7
Optiray 240
Optiray 300
Optiray 320
Optiray 350
Optison Perflutren Protein-Type A Microspheres
Orabloc
Oracea
Oracit
Oral B Minute-Foam Bubble Gum
Oral B Minute-Foam Mellow Mint
Oral B Minute-Foam Orange-A-Tangy
Oral B Minute-Foam Strawberry
Oral B Neutra Foam Mint Menthe
Oral B NeutraCare Mint Menthe
Oral-B Minute-Foam Banana Splitz
Oral-B Minute-Foam Bubble Gum
Oral-B Minute-Foam Grape Punch
Oral-B Minute-Foam Mellow Mint
Oral-B Minute-Foam Orang-A-Tangy
Oral-B Minute-Foam Strawberry
Oral-B Neutra-Foam Mint
Oral-B NeutraCare Mint
Oralone
Oraltag
Oramedy
Orap
Orapred ODT
Oraqix
Oratox
Oraverse
Oravig
Orbactiv
Orbivan
Orencia
Orenitram
Orfadin
Organdrainex
Origanum majorana
Origanum marjorana
Original
Original Pain Relief Cream
Orilissa
Oritavancin
Orkambi
Orlistat
Orphenadrine Citrate, Aspirin and Caffeine
Orsythia
Ortho Micronor
Oscimin
Oseltamavir phosphate
Oseltamivir
Oseltamivir Phosphate for Oral Suspension
Oseni
Osimertinib
Osmitrol
Osmolex ER
OsmoPrep
Ospemifene
Osphena
Ostreae Concha
Otezla
Otiprio
Otis Clapp Valihist
Otovel
Otrexup
Ovace
Ovace Plus
OvacePlus Plus
Ovide
Ovidrel
Ovine digoxin immune fab
Oxacillin
Oxacillin Sodium
Oxandrolone
Oxaydo
Oxazepam
Oxervate
Oxiconazole Nitrate
Oxistat
Oxsoralen-Ultra
Oxtellar xr
Oxybutynin
Oxycodone
Oxycodone and Aspirin
Oxycodone apap
OXYCODONE HCl
Oxycodone HCl and Acetaminophen
Oxycodone HCl Controlled-Release
Oxycodone Hydchloride
Oxycodone Hydrochloride and Aspirin
Oxycodone hydrochloride and Ibuprofen
Oxycodone hydrochloride controlled-release
Oxycodone/apap
OxyContin
Oxygen
Oxygen, Compressed
Oxymetazoline HCl Nasal Solution
Oxymetazoline Spray
Oxymetholone
Oxymorphone Hydrochloride Extended-Release
Oxyquinoline Sulfate and Sodium Lauryl Sulfate
Oxytocin
Oxytrol
Ozempic
Ozenoxacin
Ozurdex
P-Bloc
P32 Sodium Phosphate
Pacerone
Pacific salmon
Paclitaxel paclitaxel
Pain and Fever
Pain and Fever Relief
Pain Relief Aspirin
Pain Relief Extra Strength
Pain Relief Ibuprofen
Pain Relief PM
Pain Reliever
Pain Reliever Fever Reducer
Pain Reliever PM
Palbociclib
Palifermin
Paliperidone palmitate
Palivizumab
Palonosetron
Palonosetron Hydrochloride
Palonsetron hydrochloride
Palynziq
Pamabrom
Pamelor
Pamidronate Disodium
Pamine
Pamine Forte
Pamprin Max Menstrual Pain Relief
Panadol
Panatuss
Panatuss PED
Panax ginseng fruit
Panax ginseng whole
Pancreaze
Pancuronium Bromide
Pandel
Panhematin
Panitumumab
Panobinostat
Panretin
Pantoprazole
Pantoprazole sodium d/r
PANTOPRAZOLE SODIUM Delayed Release
Pantoprazole Sodium Delayed-Release
Pantoprazole Sodium DR
Papaverine Hydrochloride
Parafon DSC
ParaGard T 380A
Parasitexx
Parasitol
Parathyroid
Parathyroid hormone
Paregoric
Paremyd
Parlodel
Parnate
Paromomycin Sulfate
Paroxetine hydrochloride anhydrous
Paroxetine mesylate
Parsabiv
Paser
Pasireotide
Pataday
Patanase
Patanol
Patiromer
Patisiran
Paxil
Paxil cr
Pazeo
Pazopanib hydrochloride
PCP 100 Kit
PCxx
Pcxx 1.64 stannous rns mint
Pcxx 1.64 stannous rnsstrawberry
Pcxx anticaries no flavor ne g
Pcxx apf rns mint
Pcxx apf rns strawberry
Pcxx banana berry apf g
Pcxx bubblegum apf f
Pcxx bubblegum apf g
Pcxx bubblegum neutral f
Pcxx bugglegum neutral gl
Pcxx cappuccino apf f
Pcxx cherry apf f
Pcxx cherry apf g
Pcxx cool peppermint apf g
Pcxx creme de menthe apf g
Pcxx creme de menthe neutral gl
Pcxx grape apf f
Pcxx grape apf g
Pcxx homegel nf g
Pcxx lime apf f
Pcxx marshmallow apf g
Pcxx minute fm lime
Pcxx mocha cappuccino apf g
Pcxx mocha cappuccino neutral gl
Pcxx neutral foam bazooka bubblegum
Pcxx neutral gel cool peppermint
Pcxx neutral gel creme de menthe
Pcxx neutral gel mocha capuccino
Pcxx neutral gel pina colada
Pcxx neutral gel raspberry blast
Pcxx neutral gel vanilla orange
Pcxx neutral gel watermelon splash
Pcxx neutral rns strawberry
Pcxx no flavor neutral f
Pcxx one minte bazooka bubblegum
Pcxx one minte gel banana berry
Pcxx one minte gel cool peppermint
Pcxx one minte gel creme de menthe
Pcxx one minte gel grape explosion
Pcxx one minte gel luscious lime
Pcxx one minte gel marshmallow float
Pcxx one minte gel mocha cappuccino
Pcxx one minte gel raspberry blast
Pcxx one minte gel rootbeer
Pcxx one minte gel strawberry blast
Pcxx one minte gel vanilla orange
Pcxx one minte gel watermelon splash
Pcxx one minute cool peppermint
Pcxx peppermint apf f
Pcxx peppermint neutral f
Pcxx peppermint neutral gl
Pcxx pina colada apf g
Pcxx raspberry apf f
Pcxx raspberry apf g
Pcxx raspberry neutral gl
Pcxx remin 0.4
Pcxx rootbeer apf f
Pcxx rootbeer apf g
Pcxx strawberry apf f
Pcxx strawberry apf g
Pcxx strawberry neutral f
Pcxx vanilla orange apf g
Pcxx vanilla orange neutral f
Pcxx vanilla orange neutral gl
Pcxx vanilla orange one minute fm
Pcxx watermelon apf g
Pcxx watermelon neutral gl
Pcxx wild cherry apf g
Pearson Mepivacaine
Pedia-Lax
Pediacare-Cough-RunnyNose
Pediaderm TA
Pediapred
Pediatric
Pediatric Infuvite Multiple Vitamins
PediaVent
Peg 3350
PEG-3350 and Electrolytes
Pegademase bovine
Peganone
Pegaptanib sodium
Pegaspargase
Pegasys
Pegfilgrastim
Pegfilgrastim-cbqv
Peginterferon alfa-2a
Peginterferon alfa-2b
Peginterferon beta-1a
Pegintron
Pegloticase
Pegvaliase-pqpz
Pembrolizumab
Pemetrexed disodium
Penciclovir
Penicillamine
Penicillin g
penicillin G benzathine
Penicillin G Potassium
Penicillin g procaine
Penicillin G Sodium
Penicillin V Potasium
Penlac
Pennsaid
Pentagastrin
Pentam 300
Pentamidine Isethionate
Pentasa
Pentazocine and naloxone
Pentazocine HCl and Acetaminophen
Pentazocine Hydrochloride and Acetaminophen
Pentetate calcium trisodium
Pentetate zinc trisodium
Pentobarbital Sodium
Pentosan polysulfate sodium
Pentostatin
Pentoxifylline
Pentrexcilina
Pepbis
Pepcid
Pepcid AC
Pepcid Complete
Peptic Relief
Pepto
Pepto Bismol
Pepto-Bismol
Peramivir
Perampanel
Percocet
Percogesic
Perdiem
Perfect Choice
Perflutren
Perforomist
Peri-Colace
Perikabiven
Perindopril arginine, amlodipine besylate
Perindopril Erbumine
PerioChip
Perjeta
Permavan External Patch
Permethrin
Perphenazine and Amitriptyline Hydrochloride
Perrigo Citalopram
Persantine
Perseris
Pertuzumab
Pertzye
Petrolatum
Petroselinum crispum
Petroselinum sativum
Pexeva
Pfizerpen
Pharbedryl
Pharbetol
Pharbinex-dm
Pharbinex-pe
Phazyme
Phellinus linteus mycelium
Phenadoz
Phenagil
Phenazopyridine HCl
Phendimetrazine
Phendimetrazine tartrate er
Phenelzine Sulfate
Phenergan
Phenobarbital elixir
Phenobarbital Sodium
Phenobarbital with belladonna alkaloids
Phenohytro
Phenol and Glycerin
Phenolsulfonic Acid and Sulfuric Acid
Phenoxybenzamine Hydrochloride
Phentermine
Phentermine and topiramate
Phentermine HCl
Phentermine Resin
Phentermine Resin ER
Phentolamine Mesylate
Phenyl-Lido
Phenylephrine
Phenylephrine and ketorolac
Phenylephrine HCl - Lidocaine HCl
Phenylephrine HCl and Chlorpheniramine maleate
Phenylephrine HCl, ACETAMINOPHEN, GUAIFENESIN
Phenylephrine hcl, brompheniramine maleate
Phenylephrine Hydrochloride and Fat, Hard
PHENYLEPHRINE HYDROCHLORIDE and WITCH HAZEL
Phenytek
Phenytoin Infatabs
Philith
Phocal Apf
Phocal pHn
Phoma glomerata
PhosLo
Phoslyra
Phosphasal
Phosphorated carbohydrate
Photofrin
Photrexa
Photrexa Cross-linking Kit
Photrexa Viscous
Phoxillum b22k4/0
Phoxillum bk4/2.5
Phrenilin Forte
Phylorinol
Physician EZ Use Joint Tunnel and Trigger Kit
Physicians Care Ibuprofen
Physicians EZ Use B-12 Compliance
Physicians EZ Use M-pred
PhysiciansCare Allergy
Physiolyte
Physiosol
Physostigmine Salicylate
Phytonadione
Picato
Pifeltro
Pimavanserin tartrate
Pimecrolimus
Pimozide
PinAway
Pindolol
Pink Bismuth
Pink salmon
Pink-Bismuth
PINPOINT Kit
PINPOINT Lymphatics Kit
Pinworm
PinwormTreatment
Pioglitazole and metformin hydrochloride
Pioglitazone and glimepiride
Pioglitazone and metformin
Pioglitazone and metformin hydrochloride
Pioglitazone HCL and Metformin HCL
Pioglitazone hydrochloride and glimepiride
Pioglitazonehydrochloride
Piperacillin Sodium, Tazobactam Sodium
Piperacillin sodium,tazobactam sodium
Piperacillin, Tazobactam
Piperine
Pirfenidone
Pitavastatin calcium
Pitavastatin Magnesium
Pitocin
Plan B One-Step
Plaquenil
Plasma-Lyte 148
Plasma-Lyte A
Platelet Additive 3
Platinol
Platinol-AQ
Plavix
Plazomicin
Plecanatide
Plegisol
Plegridy
Plegridy Pen
Plenamine
Plerixafor
Plexion
Pliaglis
Plus Pharma
PlusPHARMA
PlusPharma Extra Strength
PNV Prenatal Plus Multivitamin
PNV Prenatal Vitamin Plus Vitamin A
Pnv-dha
PNV-Omega
PNV-Select
Podocon 25
Podofilox
Podophyllum resin
Point Of Care Kit KM
Point Of Care L2
Point Of Care L5
Point Of Care LM 2.2
Point Of Care LM 2.5
Point Of Care LM DEP 2
Poison adsorbent
Polidocanol
Polmon
Polocaine
Polocaine-MPF
Poloxamer 407
Polycin
Polyethylene gloycol, propylene glycol
Polyethylene Glycol
Polyethylene Glycol 3350 NF PEGyLAX
Polyethylene Glycol 400
Polyethylene Glycol 400 and Propylene Glycol
Polyethylene glycol 400, Propylene glycol
Polyethylene Glycol and Propylene Glycol
Polyethylene glycol, propylene glycol
Polyethylene Glycol-3350 and Electrolytes
Polymyxin B
polymyxin B sulfate
Polymyxin B Sulfate and Trimethoprim
Polymyxin B Sulfate and Trimethoprim Sulfate
polymyxin B sulfate, trimethoprim sulfate
Polysaccharide-Iron
Polytrim
Polyvinyl Alcohol
Polyvinyl Alcohol and Povidone
Polyvinyl alcohol, and Povidone
Polyvinyl Alcohol, Povidone
Pomalidomide
Pomalyst
Ponatinib hydrochloride
Ponstel
Poractant alfa
Porfimer Sodium
Portrazza
Posaconazole
Positive Skin Test Control - Histamine
Potassium Acetate
Potassium Bicarbonate
Potassium Bromide, Nickel Sulfate, and Sulfur
Potassium Chloride and Dextrose Monohydrate
Potassium Chloride and Sodium Chloride
Potassium Chloride E-R
Potassium Chloride ER
Potassium chloride extended release
Potassium Chloride Extended-Release
Potassium Chloride for Oral Solution
Potassium Chloride in Dextrose
Potassium Chloride in Sodium Chloride
Potassium Citrate and Citric Acid
Potassium Citrate and Citric Acid Monohydrate
Potassium Citrate Citric Acid Crystals
Potassium citrate extended release
Potassium hydroxide
Potassium Iodide
Potassium Nitrate
Potassium nitrate and sodium fluoride
Potassium Nitrate, and Sodium Fluoride
Potassium Phosphate, Monobasic
Potassium Phosphates
Potassium tetrachloroaurate dihydrate
Poteligeo
Potiga
Povidone
Povidone, Polyvinyl Alcohol
Povidone-iodine
PR Benzoyl Peroxide Wash
Prabotulinum Toxin Type A
Pradaxa
Pralatrexate
Pralidoxime Chloride
Praluent
Pramcort
Pramipexole
Pramipexole Dihydrochloride Extended-Release
Pramlintide acetate
Pramosone
Pramosone Cream
Pramoxine hydrochloride
Pramoxine hydrochloride hydrocortisone acetate
Prandin
Prastera
Prasterone
Prasterone and ibuprofen
Prasugrel
Prasugrel hydrochloride
Pravachol
Pravastatin
Pravatatin
Praxbind
Praziquantel
Prazosin
Pre and Post Sx Pouch
Pre Dental Visit
Pre-pen
Precaine B
Precaine B Bubblegum
Precaine B Chocolate Mint
Precaine B Chocolate Vanilla
Precedex
Precose
Pred forte
Pred mild
Pred Phos - Brom
Pred Phos - Gati
Pred Phos-Gati-Brom
Pred-Brom
Pred-g
Pred-Gati
Pred-Gati-Brom
Prednicarbate
Prednisolone
Prednisolone Acetate
Prednisolone Acetate PF
Prednisolone Acetate-Bromfenac
Prednisolone Acetate-Gatifloxacin
Prednisolone Acetate-Gatifloxacin-Bromfenac
Prednisolone Phosphate - Bromfenac
Prednisolone Phosphate - Gatifloxacin
Prednisolone Sodium Phosphate ODT
Prednisolone Sodium Phosphate Oral Solution
Prednisolone-Gatifloxacin
Prednisolone-Gatifloxacin-Bromfenac
PredniSONE Intensol
Prefera OB plus DHA
PreferaOB
PreferaOB One
PreferaOB plus DHA
Preferred Plus Chest Congestion Relief
Preferred Plus Nasal
Premarin
Premarin Vaginal
Premier Value
Premier Value Arthritis Pain Reliever
Premier Value Original
Prempro
Prenaissance
Prenaissance Plus
PreNatal 19
Prenatal Plus
Prenatal plus iron
Prenatal Supplement
Prenatal Supplement with DHA
Prenatal Vitamins Plus
Prenatal Vitamins Plus Low Iron
Prenatal with Ferrous Fum and Folic Acid
Prenate AM
Prenate Chewable
Prenate dha
Prenate Elite
PRENATE Enhance
Prenate Essential
Prenate Mini
Prenate Pixie
PRENATE Restore
Prepidil
Prepopik
Presgen
Pressure Plus Pain PE
Pressure Plus Pain PE Plus Cough
Pressure Plus Pain PE Plus Mucus
PRESSURE plus PAIN plus MUCUS
Prestalia
Prevacid
Prevacid SoluTab
Prevalite
Preventeza
Prevymis
Prexxartan
Prezcobix
Prezista
Prialt
Priftin
Prilocaine and epinephrine
prilocaine HCl and epinephrine
Prilocaine Hydrochloride
Prilocaine Hydrochloride with Epinephrine
Prilolid
Prilosec
Prilosec OTC
Prilovix
PRILOVIX Lite
PRILOVIX Plus
Priloxx LP External Kit
PrimaCare
Primaquine Phosphate
Primatene
Primaxin iv
Primene
Primlev
Primo APF
PrimSol
Prinivil
Prismasol bgk0/2.5
Prismasol bgk2/0
Prismasol bgk2/3.5
Prismasol bgk4/0/1.2
Prismasol bgk4/2.5
Prismasol bk0/0/1.2
Pristiq Extended-Release
Privine
Pro-C-Dure 5 Kit
Pro-C-Dure 6 Kit
Pro-chlo
Pro-clear
Pro-Den Rx
Pro-red
Proair hfa
ProAir RespiClick
Proairhfa hfa
Probenecid
Probenecid and Colchicine
Probufen
Probuphine
Procainamide hci
Procainamide Hydrochloride
ProcalAmine
Procarbazine hydrochloride
Procardia
Procardia XL
ProCentra
Prochieve
Prochlorperazine
Prochlorperazine Edisylate
Procort
Procrit
Procto-Med HC
Procto-Pak
Proctocort
Proctofoam
Proctofoam HC
Proctosol-HC
Proctozone HC
Proctozone-hc
Procysbi
profen IB
Progesterone Injection
Progesterone Injection USP
Proglycem
Prograf
ProHance
Prolensa
Proleukin
Prolia
Promacta
Prometh with Codeine
Promethazine
Promethazine and Phenylephrine
Promethazine dm
Promethazine hci
Promethazine HCl
PROMETHAZINE HYDROCHLORIDE tablet
Promethazine VC
Promethazine VC With Codeine
Promethazine with Codeine
Promethazine, Phenylephrine, Codeine
Promethegan
Prometrium
Promolaxin
Promwthazine
Propafenone
Propafenone HCl
Propafenone Hydrochloride SR
Propantheline Bromide
Proparacaine Hydrochloride
Propecia
Propofol
Propofol Injectable Emulsion
Propolis
Propranolol
Propranolol HCL ER
Propranolol Hydrochloride ER
Propranolol Scopolamine
Proprinal
Propylene Glycol
Propylhexedrine
Propylthiouracil
Proquin XR
Proscar
ProSol
Prostin E2
Prostin vr pediatric
Protamine Sulfate
Proteus
Protherix
Protonix
Protonix Delayed-Release
Protonix I.V
Protopam Chloride
Protopic
Protriptyline Hydrochloride
Provayblue
Proventil HFA
Provera
Provigil
Provocholine
Prozac
Prucalopride
Prudoxin
Prunus persica flower
Prunus spinosa
Prunus spinosa flower bud
Prussian blue insoluble capsules
Pseudo-time
Psorcon
Psorinoheel
Psorinum
Psorizide Forte
Psorizide Ultra
Psyllium Dietary Fiber Supplement
Psyllium Husks
Pulmicort flexhaler
Pulmicort respules
Pulmovac
Pulmozyme
Pur-Wash
Puralube
PureFe OB Plus
PureFe Plus
Purelax
PureLife APF
PureVit DualFe Plus
Purgasol
Purixan
Pylera
Pyrantel Pamoate
Pyrazinamide
Pyridium
Pyridostigmine
Pyridostigmine Bromide
Pyridostigmine bromide oral
Pyridoxine and Cyanocobalamin and Folic Acid
Pyridoxine Hydrochloride
Pyrimethamine
Pyrimethamine Leucovorin
Pyrogenium
Pyrophosphate
PYtest
Q-Tapp
Q-Tussin
Qbrelis
Qbrexza
QC Stomach Relief
Qmiiz odt
Qnasl
Qsymia
Qtern
Quadramet
Quadrapax
Qualaquin
Quality Choice
Quality choice single saline
Quazepam
Qudexy xr
Quelicin
Questran
Quetiapine Extended Release
Quetiapine Extended-Release
Quetiapine Fumarate 51407-066-10
Quetiapine Fumarate Extended Release
Quetiapine Fumarate Extended-Release
Quflora FE Pediatric Drops
Quflora Pediatric
Quflora Pediatric Drops
QuilliChew ER
Quillivant XR
Quinapril and Hydrochlorothiazide 10/12.5
Quinapril and Hydrochlorothiazide 20/12.5
Quinapril and Hydrochlorothiazide 20/25
Quinapril HCL and Hydrochlorothiazide
Quinapril Hydrochloride
Quinapril Hydrochloride and Hydrochlorothiazide
Quinapril Hydrochloride/Hydrochlorothiazide
Quinidine Gluconate
Quinidine Sulfate
Quinine
Quinine Sulfate
Quinja
Quinupristin and dalfopristin
Qvar
Qvar redihaler
R-Gene
Rabeprazole
Raberprazole sodium d/r
Rabies virus
Racepinephrine hydrochloride
Radicava
Radiogardase
RadioGenix System
Radish
Radium Ra 223 dichloride
Raloxifene
Raltegravir
Ramelteon
Ramucirumab
Rancid beef
Ranexa
Ranibizumab
Ranitidine 150
Ranitidine 75
Ranitidine Immediate release
Ranolazine
Rapaflo
Rapamune
Rapivab
Rasagiline
Rasagiline Mesylate
Rasuvo
Ravicti
Ravulizumab
Raw Opium Gum
Raxibacumab
Rayaldee
Rayos
Razadyne
Re-pb hyos elixir
React
Readi-Cat 2
Readi-Cat 2 Banana Smoothie
Readi-Cat 2 Berry Smoothie
Readi-Cat 2 Creamy Vanilla Smoothie
Readi-Cat 2 Mochaccino Smoothie
Ready-to-Use
ReadySharp Anesthetics plus Betamethasone
ReadySharp Anesthetics plus Dexamethasone
ReadySharp Anesthetics plus Ketorolac
ReadySharp Betamethasone
ReadySharp Dexamethasone
ReadySharp Ketorolac
ReadySharp Lidocaine
ReadySharp-A
ReadySharp-K
Real
Reaphirm Plant Source DHA
Rebetol
Rebif
Rebif rebidose
Reclast
Recovery balm - cool heat
Recovery balm - original
Recovery balm - ultra
Rectacort - HC
Rectiv
Red Ginseng
Refenesen Chest Congestion Relief
Refissa
REFRESH Classic
Refresh Optive
REFRESH OPTIVE Advanced
Regadenoson
Reglan
Regonol
Regorafenib
Regranex
Regular Strength
Regular Strength Antacid
Regular strength antacid antigas
Regular Strength Pain Relief
Regular Strength Pain Reliever
Regular Strength QPAP
Reguloid
Rejuvesol
Relador Pak Plus
Relador Pak with Occlusive Dressing
Releevia
Releevia LM Patch
Releevia MC
Relegard
Relenza
Relexxii
Relief
Relief-PE
Relistor
Relpax
Rematex
Rematex Pain Relieiving Cream
Remaxazon External Patch
Remeron
Remeronsoltab
Remicade
Remifentanil Hydrochloride
Remodulin
Renacidin
Renagel
Renal Caps Dialysis/Stress Vitamin Supplement
Renflexis
Reno caps
Renova
Renovo
Renuu NL
Renuu Patch
Renvela
Reopro
Repaglinide and Metformin Hydrochloride
Repara Silver Nitrate Applicators
Repatha
Repository Corticotropin
Repressed Sexual Issues
Requip
Requip xl
Rescon
Rescriptor
Reslizumab
Respaire-30
Rest Simply
Restasis
Restasis MultiDose
Restoril
Retacrit
Retapamulin
Retin-A
Retin-A MICRO
Retisert
Retrovir
Revatio
Revcovi
Revefenacin
Revesta
Revlimid
Revonto
Rexall all day allergy relief
Rexall Antacid
Rexall bismuth
Rexall Ibuprofen
Rexall Nicotine
Rexall Pain Relief
Rexulti
Reyataz
Rheumatism
Rhofade
Rhopressa
Rhus glabra pollen
Ribasphere
RIBASPHERE RibaPak
Ribociclib
Riboflavin 5-phosphate ophthalmic
Ridaura
Rifabutin
Rifadin
Rifadin IV
Rifadin IV NOVAPLUS
Rifamate
Rifampin and Isoniazid
Rifampin, isoniazid and pyrazinamide
Rifamycin
Rifapentine
Rifater
Rifaximin
Rilonacept
Rilpivirine hydrochloride
Rilutek
Riluzole
rimabotulinumtoxinB
Rimantadine Hydrochloride
Rimexolone
Rimso-50
Ringers
Ringl
Riociguat
Riomet
Risperdal
Risperidone M-TAB
Ritalin
Ritalin LA
Rite Aid
Rite Aid Eye Care Lubricant
Ritonavir
Rituxan
Rituxan Hycela
Rituximab
Rituximab and hyaluronidase
Rituximab-abbs
Rivaroxaban
Rivastigmine
Rivastigmine Transdermal System
Rizatriptan
Robafen
Robaxin
Robinul
Robinul Forte
Rocaltrol
Rocklatan
Rocuronium
Roflumilast
Rohto
Rolapitant
Romiplostim
Romosozumab-aqqg
Rompe Pecho
Rondec-D
Rosadan
Rosanil
Rose Bengal Sodium
Rosiglitazone maleate
Rotigotine
Rotop - dmsa
Rowasa
Roweepra
Roweepra xr
Roxicodone
Roxifol-d
Roxybond
Rozerem
Rubidium Chloride RB-82
Rubidium Rb 82
Rubraca
Ruby-fill
Rucaparib
Ruconest
Rufinamide
Rugby
Rugby Acetaminophen
Rugby All Day Relief
Rugby Artificial Tears
Rugby Hemorrhoidal
Rugby Travel Sickness
Ruxolitinib
RYANODEX dantrolene sodium
Ryclora
Rycontuss
Rydapt
Rydex
Rymed
Rynex
Rynoderm
Rytary
Rythmol sr
RyVent
S.t.37
Sabril
Sacrosidase
Sacubitril and Valsartan
Safetussin
Safety Coated Aspirin
Safeway
Safflower Seed
Safinamide mesylate
Saizen
Saizen clickeasy
Saizenprep
Sal De Uvas Picot
Salagen
Salex
Salex Cream
Salicylic acid and benzocaine
Saline
Saline Enema
Saline Laxative
Saline Nasal
Salinocaine
SalivaCAINE
Salmeterol xinafoate
Salsalate Rx
Salsolinol
Salvax
samarium Sm 153 lexidronam
Sambrosa
Sambucol Cold and Flu Relief
Samsca
Sanafitil
Sanatos
Sancuso
Sandimmune
Sandostatin
Sankaijo
Saphris
Sapropterin dihydrochloride
Saquinavir mesylate
Sarafem
Sarecycline hydrochloride
Sargramostim
Sarilumab
Sarraceniaceae
Savaysa
Savella
Saxagliptin
Saxagliptin and metformin hydrochloride
Saxenda
Scandonest L
Scandonest Plain
Scars-Adhesions
Sclerosol
Scolopamine transdermal system
Scopalamine
Scopolamine
Scopolamine Trandermal System
Scot-Tussin
Se-Natal 19
Se-Natal 19 Chewable
Se-Tan PLUS
Sea-calm
Seagate Olive Leaf
Sebaceous Hyperplasia Treatment
Sebelipase alfa
Secnidazole
Secobarbital sodium
Seconal Sodium
Sectral
Secukinumab
Sed-max
Seebri neohaler
Segluromet
Seizalam
Select Brand Mucus Relief
Select Brand Tab Tussin
Select OB
Selegiline
Selegiline Hydrochloride
Selenium Sulfide
Selexipag
Selzentry
Semaglutide
Semprex d
Senexon
Senexon-s
Senna and Docusate Sodium
Senna Laxative
Senna Plus
Senna S
Senna S Orange
SENNA Syrup
Senna- S
Senna-Doc
Senna-Lax
Senna-S
Senna-Time
Senna/Docusate Sodium
SennaLax-S
Sennazon
Sennosides A and B
Sennosides and Docusate Sodium
Sennosides, Docusate Sodium
Sennosides,Docusate sodium
Senokot
Senokot-S
SenokotXTRA
Sensipar
Sensodyne
Sensodyne Pronamel
Sensorcaine
Sensorcaine MPF
Septocaine and Epinephrine
Serevent diskus
Sernivo
Seromycin
Seroquel xr
Serostim
Sertaconazole Nitrate
Sestamibi
Sevelamer Carbonate for Oral Suspension
Sevelamer Hydrochloride
Severe Allergy Plus Sinus Headache
Severe Cold
Severe Cold and Cough
Severe Cold and Cough Relief
Severe Cold and Flu
Severe Cold and Flu Relief
Severe Cold Head Congestion
Severe Cold Multi Symptom
Severe Congestion and Cough
Severe Cough and Cold
Severe Daytime
Severe Sinus
Severe Sinus Congestion and Pain
Severe Sinus Congestion Relief
Sevoflurane
Seysara
SF 5000 Plus
SF Menthol Cough Drop
sfRowasa Sulfite-Free Formulation
ShopRite Acid Reducer
ShopRite Adult Tussin
ShopRite Allergy Relief
ShopRite Antacid
ShopRite Aspirin
ShopRite Childrens Allergy
ShopRite Day Calm
ShopRite Day Calm Severe
ShopRite Ibuprofen
ShopRite Ibuprofen IB
ShopRite Nasal Decongestant
ShopRite Ni Calm
ShopRite Non Aspirin
ShopRite Stomach Relief
Signature Care Acid Control
Signature Care Acid Controller
Signature Care Allergy and Congestion Relief
Signature Care Allergy Relief
Signature care antacid
Signature care antacid plus gas relief
Signature care anti diarrheal
Signature Care Childrens Allergy Relief
Signature Care Childrens Ibuprofen
Signature Care Hemorrhoidal
Signature Care Ibuprofen
Signature Care Ibuprofen PM
Signature care naproxen sodium
Signature Care Nasal Decongestant
Signature care nicotine
Signature Care Omeprazole
Signature Care Pain Relief
Signature Care Tussin
Signifor
Siklos
Silace
Silafed
Silenor
Siliq
Silphen
Siltuximab
Silvadene
Silver Nitrate
Silver Nitrate Applicator
Silver Nitrate Applicators
Silver nitrate potassium nitrate
Silver Sulfadiazene
Silvera Pain Relief Patch
Simanix
Simanix Pain Relieving Cream
Simbrinza
Simcor
Simponi
Simponi aria
Simulect
Simvastatin and niacin
SIncalide
Sine off
Sine-EEz
Sinecatechins
Sinemet
Sinemet cr
Sinex
Singiso
Singulair
Sinosil
Sintong
Sinu-Phen
SinuCleanse
SinuFrin
Sinus
Sinus and Allergy
Sinus and Allergy PE
Sinus and Cold D
Sinus and Headache
Sinus Congestion and Pain
Sinus Congestion and Pain Relief
Sinus Congestion and Pain Severe
Sinus Decongestant
Sinus pain and congestion
Sinus PE
Sinus Pressure and Congestion Relief
Sinus Pressure and Pain
Sinus Relief
Sinus Relief Severe Congestion
Sinus Severe
Sinuva
Siponimod
Sirolimus
Sirturo
Sitagliptin
SITAGLIPTIN and METFORMIN HYDROCHLORIDE
Sitavig
Sivextro
Skelaxin
Skin Lightener
Skinprint 3D Bio Peel
Skinprint 3D Clear Peel
Sklice
Sky-Living Water MT Activition Liquid
Skyla
Sleep
Sleep Tabs
Sleep-Aid
Sleepinal
SleepTime
Smart Sense
Smart Sense Allergy Relief
Smart Sense anti diarrheal
Smart Sense arthritis pain relief
Smart Sense Aspirin
Smart Sense Chewable Aspirin
Smart Sense Childrens Pain Relief
Smart Sense Cough and chest congestion
Smart Sense DayTime
Smart Sense Famotidine
Smart sense hemorrhoidal
Smart Sense ibuprofen
Smart Sense Naproxen Sodium
Smart sense nasal
Smart Sense Nighttime Sleep Aid
Smart Sense pain relief
Smart Sense Pump Mist
Smart Sense Ranitidine
Smart sense sinus
Smart Sense Sleep Aid
SmartPractice topical anesthetic gel Bubble Gum
SmartPractice topical anesthetic gel Cherry
SmartPractice topical anesthetic gel Mint
SmartPractice topical anesthetic gel Pina Colada
SmartPractice topical anesthetic gel Raspberry
SmartPractice topical anesthetic gel Strawberry
Smelt
Smoflipid
SnoozEase
Sochlor
Sodium Acetate
Sodium Bicarbonate Antacid
Sodium Bicarbonate, Sodium Chloride
Sodium Carboxymethylcellulose
SODIUM CHLORIDE and POTASSIUM CHLORIDE
Sodium Chloride for Irrigation
Sodium Chromate 51
Sodium Citrate
Sodium Citrate and Citric Acid
SODIUM CITRATE and CITRIC ACID MONOHYDRATE
Sodium Diuril
Sodium edecrin
Sodium Ferric Gluconate Complex
Sodium Ferric Gluconate Complex in Sucrose
Sodium Fluoride and Hydrofluoric Acid
Sodium fluoride cherry
Sodium Fluoride Chewable
Sodium Fluoride F 18
Sodium Fluoride F-18
Sodium Fluoride F18
Sodium Fluoride, hydrofluoric acid
Sodium FluorideF 18 F 18
Sodium glycolate
Sodium Hyaluronate
Sodium hydroxide
Sodium Iodide I 123
Sodium Iodide I 131
Sodium Iodide I 131 Diagnostic
Sodium Iodide I-131
Sodium Iothalamate I-125 injection
Sodium Lactate
Sodium Monofluorophosphate
Sodium Monofluorophosphate, Sodium Fluoride
Sodium Nitrite
Sodium Nitroprusside
Sodium oxybate
SODIUM PHENYLACETATE and SODIUM BENZOATE
Sodium Phenylbutyrate
Sodium Phosphate
Sodium Phosphate Enema
Sodium phosphate, monobasic, monohydrate
Sodium Phosphates
Sodium Polystyrene Sulfonate
Sodium Sulfacetamide
Sodium sulfacetamide - sulfur wash
Sodium Sulfacetamide 10 Sulfur 2 Cleanser
Sodium Sulfacetamide 10 Sulfur 2 cream
Sodium Sulfacetamide and Sulfur
Sodium Sulfacetamide and Sulfur Cleanser
SODIUM SULFACETAMIDE and SULFUR Wash
Sodium sulfacetamide, sulfer
Sodium Sulfacetamide, Sulfur
Sodium Thiosulfate
Sodium zirconium cyclosilicate
Sodum Acetate
Sofosbuvir
Sofosbuvir and Velpatasvir
SOFOSBUVIR, VELPATASVIR, and VOXILAPREVIR
Sojourn
Sol a additive solution
Solanum dulcamara top
Solaraze
Solifenacin Succinate
Soliqua 100/33
Soliris
Solodyn
Solosec
Soltamox
Solu-Cortef
Solucion aditiva para plaquetas 3
Solucion InterSol
Solx b additive solution
Soma
Somatuline depot
Sominex
Somnapure
Somnitabs
Sonata
Sonidegib
Soolantra
Soothe
Soothee Patch
Sorafenib
Sorbet APF
Sorbitol
SORBITOL and MANNITOL
Sorbitol-Mannitol
Sorbugen
Sorbutuss
Sore Throat
Sore Throat Cherry
Sore Throat Relief
Soriatane
Sorilux
Sorine
Sotalol
sotalol HCl
Sotradecol
Sotylize
Sound Body Acid Reducer
Sound Body Allergy Relief
Sound Body Calcium Antacid
Sound Body Cold and Flu Relief
Sound Body Ibuprofen
Sound Body Nasal
SoundBody Advanced Relief
Sovaldi
Soybean Oil
Spai-sons prolac-vit
Spascupreel
Spectracef
Spherusol
Spinosad
Spinraza
Spiriva
Spiriva Respimat
Spironolactone and Hydrochlorothiazide
Spongilla lacustris
Spongilla lacustris MT
Sporanox
Spravato
Spray
Sprinsol
Spritam
Sprix
Sprycel
SPY Elite Kit
SSD Cream
Sski
Stahist AD
Stalevo
Stanback
Standardized Senna Concentrate
Stannous Fluoride
Starch
Starlix
Staxyn
Stay Awake
Steglatro
Steglujan
Stelara
Stendra
Sterile Cord Blood Collection Unit
Sterile Diluent
Sterile Diluent for Allergenic Extract
Sterile Diluent for Remodulin
Sterile Talc
Sterile Vancomycin Hydrochloride
Stiff joints hp
Stimate
Stimulant Laxative
Stiolto Respimat
Stiptik
Stiripentol
Stivarga
Stomach
Stomach Relief
Stomach Relief Maximum Strength
Stomachin Antacid
Stomint
Stona
Stona Cough
Stona-S
Stonarhini
Stool softener and stimulant laxative
Stool Softener Laxative
Stool Softener plus Laxative
Stool Softener Plus Stimulant Laxative
Stool Softener with Laxative
Stool Softener with Stimulant Laxative
Strattera
Strawberry Cough Drop
Strawberry Cough Drops
Strensiq
Streptococcinum
Streptococcus pyogenes
Streptomycin
Streptozocin
Striant
Stribild
Striverdi Respimat
Stromectol
STRONTIUM CHLORIDE Sr-89
Strophanthus hispidus
Strophanthus hispidus seed
Strovite Forte Caplet
Strovite One Caplets
Stye
Styptstix
Sublocade
Suboxone
Subsys
Subvenite
Succimer
Succinylcholine Chloride
Sucraid
Sucrets
Sucroferric oxyhydroxide
Sudafed
Sudafed 12 Hour
Sudafed PE Pressure Plus Pain Plus Cough
SudoGest
Sudogest PE
Sufentanil
Sufentanil Citrate
Sugammadex
Sugar Cane
Sugar Free Cherry Cough Drops
Sugar Free Honey Lemon Cough Drops
Sugar Free Menthol Cough Drops
Sular
Sulconazole nitrate
Sulfacetamide
Sulfacetamide sodium and prednisolone acetate
Sulfacetamide Sodium and Sulfur
SulfaCleanse 8/4
Sulfadiazine
Sulfameth/trimeth-ds
Sulfamethoxazole and Trimethoprim DS
Sulfamylon
Sulfanilamide
Sulfasalazine
Sulfatrim
Sulfur Colloid
Sumadan Wash
Sumatriptan and Naproxen Sodium
Sumatriptan Succinate and Naproxen Sodium
Sumatriptan succinate tablet
Sumatriptan Succinate U-D
Sumavel DosePro
Sumaxin Cleansing Pads
Sumaxin Wash
Sumycin
Sunitinib malate
Sunmark
Sunmark acid reducer
Sunmark Allergy Relief
Sunmark anti diarrheal
Sunmark Arthritis Pain Reliever
Sunmark Aspirin
SUNMARK Calcium Antacid
Sunmark childrens all day allergy
Sunmark Childrens Pain and Fever
Sunmark ibuprofen
Sunmark Ibuprofen IB
Sunmark Loratadine
Sunmark loratadine d
Sunmark milk of magnesia original
Sunmark Naproxen Sodium
Sunmark Nasal
Sunmark Nicotine
Sunmark pain reliever
Sunmark Stomach relief
Sunscreen
Suphedrine
Suphedrine PE
Supprelin la
Suprane
Suprax
SUPREP Bowel Prep
Supress-pe
Surg hp
Surmontil
Survanta
Sustiva
Sustol
Sutent
Suvorexant
Sylvant
Symax Duotab
Symax SL
Symax SR
Symbicort
Symbyax
Symfi
Symfi lo
Symjepi
SymlinPen
Sympazan
Symproic
Symtuza
Synagis
Synalar
Synapryn
Synarel
Syncol
Syndros
Synera
Synercid
Synjardy
Synjardy XR
Synribo
Synthamin
Syphilinum
Syprine
Systane
Syzygium jambolanum
Syzygium jambolanum 1X
T-raojo
Tabcin
Tabloid
Tabradol
TachoSil
Taclonex
Tacrolimus Capsules
Tacrolimus extended-release capsules
Tafenoquine
Tafenoquine succinate
Tafinlar
Tafluprost
Tagamet
Tagitol V
Tagraxofusp
Tagrisso
Take Action
Takhzyro
Talazoparib
Talc
Taliglucerase alfa
Talimogene laherparepvec
Taltz
Talzenna
Tamiflu
Tanzeum
Tapazole
TaperDex 12-day
TaperDex 6-day
TaperDex 7-day
Tapioca
Tarceva
Targadox
Targretin
Tarka
Tasigna
Tasimelteon
Tasmar
Taurine
Tavaborole
Tavalisse
Taxotere
Tazarotene
Tazarotene Cream
Tazicef
TAZOBACTAM SODIUM and PIPERACILLIN SODIUM
Tazorac
Taztia xt
Tbo-filgrastim
Tc 99m medronate
Tears lubricant
Tecentriq
Tecfidera
TechneLite
Technescan HDP
Technescan MAG3
Technescan PYP
Technescan Tc 99m Mertiatide
Technetium Tc 99m Generator
Technetium Tc 99m Medronate
Technetium Tc 99m Oxidronate
Technetium Tc 99m Pyrophosphate
Technetium Tc 99m Sestamibi
Technetium tc-99m exametazime
Technetium tc-99m sestamibi
Technetium Tc99m Generator
Technetium Tc99m Pyrophosphate
Tecovirimat monohydrate
Tedizolid phosphate
Teduglutide
Teflaro
Tegretol
Tegretol XR
Tegsedi
Tekturna
Tekturna HCT
Telavancin hydrochloride
Telmisartan and hydrochlorthiazide
Telmisartan/amlodipine
Telotristat ethyl
Temazepam CIV
Temodar
Temovate
Temovate e
Temovate Scalp Application
Tencon
Tenex
Teniposide
Tenofovir alafenamide
Tenoretic
Tenormin
Tension Headache
Tension Headache Relief
Tepadina
Terazosin Hydrochloride Anhydrous
Terbinafine
Terconazole
Teriflunomide
Teriparatide
Terrell
Tesamorelin
Tessalon
Testim
Testone CIK
Testopel
Testosterone Cypionate, Alcohol
Testosterone Enanthate
Testosterone undecanoate
Tetrabenazine
Tetracaine
Tetracaine HCl
Tetracaine Hydrochloride
Tetracycline HCl
Tetrahydrozoline HCI
Tetrahydrozoline HCl
Tetrahydrozoline HCl, Zinc sulfate
Tetrahydrozoline Hydrochloride and Zinc Sulfate
TetraVisc
TetraVisc Forte
Tetrofosmin
TexaClear
Texacort
Thalidomide
Thalitone
THALLOUS CHLORIDE Tl 201
Thallous Chloride Tl-201
thallous chloride, Tl 201
Thalomid
Theo-24
Theophylline Anhydrous
Theophylline Anhydrous and Dextrose
Theophylline Extended Release
Theophylline in Dextrose
Theophylline, anhydrous
Theraflu
Theraflu ExpressMax
TheraTears
TheraTears Lubricant
Thermazene
Thermazene Silver Sulfadiazine
Thiamine Hydrochloride
Thioguanine
Thiola
Thioridazine Hydrochloride
Thiotepa
Thiothixene
Threda
Throat Relief Pops
Throat Spray
THROMBIN HUMAN and FIBRINOGEN
Thymoglobulin
Thyreoidea Compositum
Thyrogen
Thyroid
Thyroid Care
Thyroid, porcine
Thyrolar
ThyroSafe
ThyroShield
Thyrotropin alfa
Thyrotropin Releasing Hormone
Thyrotropin Releasing Hormone TRH
Tiadylt er
Tiagabine
Tiagabine Hydrochloride
Tiazac extended release
Tibsovo
Ticagrelor
Tice bcg
Ticlopidine Hydrochloride
Tigan
Tigecycline
Tiger Supply Inc APF
Tiglutik
Tikosyn
Tildrakizumab-asmn
Tilia Fe
Tim-Brim-Dor PF
Tim-Brim-Dor-Lat
Tim-Dor PF
Tim-Dor-Lat
Tim-Lat -PF
Time-gesic
Timolol
Timolol - Brimonidine - Dorzolamide PF
Timolol - Dorzolamide - Latanoprost PF
Timolol - Dorzolamide PF
Timolol GFS
Timolol-Latanoprost PF
Timoptic
Timoptic in Ocudose
Timoptic-XE
Tindamax
Tindazole
Tinidazole
Tiopronin
Tiotropium bromide
Tiotropium bromide and olodaterol
Tiotropium bromide inhalation spray
Tipranavir
Tirofiban
Tirosint SOL
Tis-u-sol
Titanium Dioxide
Titanium Dioxide, Octinoxate
Titanium dioxide, zinc oxide
Titralac
Tivicay
Tivorbex
Tizanidine HCl
Tizanidne hydrochloride
Tl-hem 150
Toa Free Uncaria Tomentosa
Tobi
TOBI Podhaler
TobraDex
Tobradex st
Tobramycin / dexamethasone
Tobramycin and Dexamethasone
Tobramycin Inhalation Solution Pak
Tobramycin Ophthalmic Solution
Tobramycin Sulfate
Tobrex
Tocilizumab
Tofacitinib
Tofranil
Tokisan
Tolak
Tolazamide
Tolbutamide
Tolcapone
Tolmetin Sodium
Tolsura
Tolterodine
Tolterodine Tartrate Extended Release
Tolvaptan
Toothpaste
Top Quality Mfg APF
Top Value Effervescent Pain Relief
Topamax
TopCare
Topcare All Day Pain Relief
TopCare Allergy Relief
Topcare Antacid
Topcare Antacid Calcium
TopCare Childrens All Day Allergy
Topcare Childrens Ibuprofen
Topcare Childrens Pain and Fever
Topcare clear time
TopCare Cold and Sore Throat
TopCare Cough DM
Topcare Day Time Cold and Flu
Topcare dual action complete
Topcare fexofenadine hydrochloride
Topcare flu and severe cold and cough
Topcare Heartburn Relief 150
Topcare hemorrhoidal
Topcare Ibuprofen
Topcare infants pain and fever
Topcare loperamide hydrochloride
TopCare Milk of Magnesia
TopCare Mucus DM
Topcare Mucus Relief
Topcare Nasal
Topcare Nicotine
Topcare Nicotine Polacrilex
TopCare Nite Time
Topcare Nite Time Cold and Flu
Topcare pain and fever
Topcare Pain Relief
Topcare pain relief PM
Topcare Sinus Congestion and Pain
TopCare Sleep Aid
Topcare Stomach Relief
Topcare Tussin
Topcare tussin cf max
TopCare Tussin DM
Topcare Tussin DM Max
Topcare ZZZ Sleep
Topex
Topex 60 Second Fluoride Foam Bubble Fun
Topex 60 Second Fluoride Foam Grape
Topex 60 Second Fluoride Foam Orange Cream
Topex 60 Second Fluoride Foam Spearmint
Topex 60 Second Fluoride Foam Strawberry
Topex 60 Second Fluoride Gel
Topex Cherry
Topex Neutral Fluoride Foam
Topex Neutral pH Fluoride Gel Mint
Topex Neutral pH Fluoride Gel Strawberry
Topex Pina Colada
Topical 60 Sec Sodium Fluoride Bubble Gum
Topical 60 Sec Sodium Fluoride Grape
Topical 60 Sec Sodium Fluoride Mint
Topical 60 Sec Sodium Fluoride Orange Cream
Topical 60 Sec Sodium Fluoride Strawberry
Topical Anesthetic
Topical APF Fluoride Gel
Topical Fluoride Foam Bumble Bee Bubble Gum
Topical Hemo-Stat
Topical Neutral Fluoride Gel
Topicort
Topiramate tablet
Toposar
Topotecan
Topotecan Hydrochloride
Toprol xl
Toremifene Citrate
Toronova II SUIK
Toronova SUIK
Totect
Toujeo
TOUJEO Max
Toviaz
TowerX Effervescent Potassium
Toxicology Saliva Collection Kit
TPN Electrolytes
Tpoxx
Trabectedin
Trace Elements 4
Trace Elements 5
Tracleer
Tradjenta
Tramadol Acetaminophen
Tramadol HCl
Tramadol HCl and Acetaminophen
Tramadol hydrochloride er
Tramadol Hydrochloride Extended-Release
Tramadol Hydrochloride Extended-Release Tablets
Trametes versicolor fruiting body
Trametinib
Trandate
Trandolapril
Trandolapril and Verapamil Hydrochloride
Trandolapril and Verapamil Hydrochloride ER
Trandolapril Tablets
Transderm Scop
Transmucosal Fentanyl Citrate
Tranxene T-Tab
Tranylcypromine Sulfate
Tranzgel
Trastuzumab
Trastuzumab and Hyaluronidase-oysk
Traumeel
Traumeel Rx
Trav-l-tabs
Travasol
Travatan Z
Travel Ease
Travel Savvy Non-Aspirin
Travel-Ease
Travoprost
Trazodone
Treanda
Trecator
Trelegy Ellipta
Tremfya
Treponemic skin canker human
Treprostinil
Tresiba
Tretinoin Cream
Tretinoin Gel
Tretinoin Gel Microsphere
Tretinoin, hydrocortisone
Tretionin
Trexall
Treximet
Trezix
Tri-chlor
Tri-luma
Tri-Vit With Fluoride And Iron Drops
Tri-Vit with Fluoride Drops
Tri-Vite Drops with Fluoride
Triacin-C
Triacting Daytime Cold Cough
Triamcinolone Acetonide Ointment
Triamcinolone Hexacetonide
Triamcinolone-Moxifloxacin PF
Triaminic
Triamterene
Triamterene hydrochlorothiazide
Triamterene, Hydrochlorothiazide
Triazolam
Tribenzor
Tricare prenatal
Tricare prenatal dha one
Tricare prenatal dha one rx multivitamin
Trichloroacetic Acid
triCitrasol
Tricitrates
Triclabendazole
Triclosan
Tricode
Tricon
Tricor
Triderm
Tridesilon Cream
Tridione
Trientine
Trientine Hydrochloride
Triesence
Triferic
Trifluridine
Trifluridine and tipiracil
Triglide
Trileptal
Trilipix
Triloan II SUIK
Triloan SUIK
TriLyte with Flavor Packs
Trimethadione
Trimethobenzamide
Trimethobenzamide Hydrochloride
Trimethoprim
Trimethoprim hydrochloride
Trimethoprim sulfate and Polymyxin B sulfate
Trimipramine Maleate
Trimo san
Trintellix
Triostat
Triple Antibiotic
Triple Antibiotic HC
Triponel
Triprolidine Hydrochloride
Trisenox
Trisodium Citrate dihydrate
TriStart DHA
Triumeq
Trizivir
Trofresh
Trogarzo
Trokendi XR
TrophAmine
Tropicamide
Tropicamide - Cyclopentolate - Phenylephrine
Trospium Chloride
Trospium Chloride ER
Trulance Immediate release
Trulicity
Trusopt
Truvada
Truxima
Trypan Blue
Tuberculin Purified Protein Derivative
Tuberculinum
Tubersol
Tudorza Pressair
Tukol MAX ACTION Severe Congestion and Cough
Tulana
Tums
Tusicof
Tusnel
TussiCaps
Tussin
Tussin CF
Tussin Cough
Tussin Cough and Chest Congestion DM
Tussin DM
Tussin DM Cough and Chest Congestion
Tussin DM Max
Tussin Long Acting Cough
Tussin Mucus and Chest Congestion
Tussin Original
Tussionex Pennkinetic
Tusslin
Tuxarin
Tuzistra xr
Twynsta
Tybost
Tygacil
Tykerb
Tylenol
TYLENOL Cold Max
Tylenol Cold Plus Flu Severe
Tylenol Extra Strength
Tylenol PM
Tylenol Sinus Severe
TYLENOL with Codeine
Tylo
Tylo Cold and Flu
Tymlos
Tyramine
Tysabri
Tyvaso
U-Cort
Uceris
Udenyca
Ulesfia
Ulipristal acetate
Uloric
Ultacan
Ultacan Forte
Ultane
Ultiva
Ultomiris
Ultra
Ultra Pure
Ultra Strength Antacid
Ultra Strength Gas Relief
Ultra-TechneKow DTE
Ultra-Technekow V4
Ultracet
Ultram
Ultram er
Ultramicrosize Griseofulvin
Ultramicrosize Griseofulvin Tablets
Ultrasal-ER
Ultrastrength
Ultravate
Ultravist
Umeclidinium
Umeclidinium bromide and vilanterol trifenatate
Umecta Mousse Urea
Unasyn
Uniphyl
Unituxin
Univasc
Up and up
Up and Up acetaminophen
Up and Up Allergy Relief
Up and Up Allergy Relief Nasal
Up and up antacid anti gas
Up and Up anti diarrheal
Up and Up Aspirin
Up and Up Childrens acetaminophen
Up and Up Childrens Allergy Relief
Up and Up childrens ibuprofen
Up and Up Daytime Cold and Flu
Up and up famotidine complete
Up and up fiber therapy
Up and Up Ibuprofen
Up and Up Mucus Relief
Up and Up Naproxen Sodium
Up and Up nasal
Up and Up Nicotine
Up and Up Nicotine Polacrilex
Up and up nighttime cold and flu
Up and up omeprazole
Up and Up Ranitidine
Up and Up severe cold and flu
Upland sumac pollen
Uptravi
Ure-39
Ure-k
Urea 41 Percent
Urea 47
Urea Foam
Urea hydrating topical
Urea, C-14
Urecholine
Urelle
Uribel
Uricalm
Uridine triacetate
Urimar-T
Urin D/S
Urinary Antiseptic Antispasmodic
Urinary Pain Relief
Urised
Uristat
Uro-458
Uro-MP
UroAv-81
UroAv-B
Urocit-k
Urogesic blue
Uroxatral
Urso 250
Urso Forte
Urusa
Ustekinumab
Ustell
Utibron neohaler
Utira-C
Utopic
Uvadex
Vabomere
Vaccines
Vagi-Soothe
Vagifem
Valbenazine
Valchlor
Valcyte
Valganciclovir
Valganciclovir hydrochloride
Valganciclovir hydrochloride for Oral
Valium
Valproate Sodium
Valproic
Valrubicin
Valrubicin Intravesical Solution
Valsartan HCTZ
Valsartan/htcz
Valstar
Valtrex
VanaClear
Vanacof
Vanacof-8
Vanapain
Vanatol LQ
Vanatol S
Vancocin
Vancomycin
Vancomycin HCl
Vandazole
Vandetanib
Vanilla SilQ
Vanilla SilQ HD
Vanilla SilQ MD
Vaniqa
Vanos
Vanoxide hc
Vanquish
Vantas
Vapergy
Vapergy Slim
Vaporizing
Vaprisol dextrose in plastic container
Vaproizing
Vardenafil
Varenicline tartrate
Varibar Honey
Varibar Nectar
Varibar Pudding
Varibar Thin Honey
Varibar Thin Liquid
Varicose Veins - Phlebitis
VariZig
Varubi
Vascepa
Vaseretic
Vasopressin
Vasostrict
Vasotec
Vazculep
Vazobid-pd
Vecamyl
Vectibix
Vectical
Vecuronium
Vecuronium Bromide
Vedolizumab
Velaglucerase alfa
Velcade
Veletri
Velma Pain Relief Patch
Velpatasvir and Sofosbuvir
Velphoro
Veltassa
Veltin
Veltrix
Veltrix Pain Relieiving Cream
Vemlidy
Vemurafenib
Venclexta
Venelex
Venetoclax
Venlafaxine Hydrochloride E-R
Venofer
Ventavis
Ventolin hfa
Ventolinhfa hfa
Veramyst
Verapamil hci
Verapamil Hydrochloride PM
Verdeso
Veregen
Verelan
Verelan pm
Veripred 20
Vermocks
Vermox
Versacloz
Verteporfin for injection
Verzenio
VESIcare
Vestronidase alfa
Vet one
Vexol
Vfend
Viadox
Viagra
Vibativ
Viberzi
Vibramycin Calcium
Vibramycin Hyclate
Vibramycin Monohydrate
Vica-cet
Vicks
Vicks childrens
Vicks DayQuil
Vicks DayQuil and Vicks NyQuil
VIcks Flu Therapy
Vicks NyQuil
Vicks NyQuil Severe
Vicks Sinex
Vicks Sinex Severe
Vicks VapoCOOL
Vicodin
Vicodin ES
Vicodin HP
Victoza
Vidaza
Videx
Videx ec
Vigabatrin
Vigadrone
Vigamox
Viibryd
Vilamit MB
Vilazodone hydrochloride
Vilevev MB
Vimizim
Vimovo
Vimpat
Vinblastine Sulfate
Vincasar PFS
VinCRIStine Sulfate
Vinorelbine
Vinorelbine Tartrate
Viokace
Viracept
Viral Infection
Viramune
Virasal
Virazole
Viread
Virtussin DAC
Visionblue
Visipaque
Vismodegib
Vistaril
Vistide
Vistogard
Visudyne
Vita-Rx Diabetic Vitamin
Vitafol Caplet
Vitafol Nano
Vitafol OB Caplet
Vitafol One
Vitafol Plus
Vitafol Ultra
Vital-D Rx
Vitality Drops
Vitamin
Vitamin a palmitate
Vitamin B Complex
Vitamin B Complex 100
Vitamin Deficiency System
Vitamin K1
Vitamin Mineral Supplement
Vitamin- Mineral Omega-3 Supplement
VITAMINS A, C, D and FLUORIDE
Vitamins and Minerals
Vitamins Tablets
Vitrakvi
Vitrase
Viva
Viva CT Prenatal
Vivacaine
Vivarin
Vivelle-Dot
Vivlodex
Vivotif-B
Vizamyl
Vizimpro
Vogelxo
Voltaren
VoLumen
Volumex
Voluven
Vorapaxar
Voraxaze
Vorinostat
Vortioxetine
Vosevi
VoSoL HC
Votrient
Vpriv
Vraylar
Vusion
Vytone
Vytorin
Vyvanse
Vyxeos
Vyzulta
Wal Dryl
Wal Som
Wal Tussin
Wal tussin dm max
Wal Zyr
Wal-Act
Wal-Dram
Wal-Dryl
Wal-Dryl Allergy
Wal-Fex
Wal-Finate
Wal-itin
Wal-Nadol
Wal-Phed
Wal-Phed PE
Wal-Sleep Z
Wal-Som
Wal-Tussin
Wal-Zan
Wal-Zyr
Walgreen
Walgreens
Walgreens Lubricant Eye
Warming Arthritic Pain and Joint Relief
Water solution
Welby allergy relief
Welchol
Well at Walgreens
Wellbutrin sr
Wellbutrin xl
WellMind Vertigo
Wera
Western Family
Wheat Bran
White Pepper
White petrolatum mineral oil
Whituben
Winrho
WinRho SDF
Witch Hazel
Wixela Inhub
Womans laxative
Womens Gentle Laxative
Womens Laxative
Wormwood
Xadago
Xalatan
Xalix
Xalkori
Xanax
Xanax XR
Xarelto
Xartemis XR
Xatmep
Xeljanz
Xeljanz xr
Xeloda
Xelpros
Xenazine
Xenical
Xeomin
Xepi
Xerava
Xerese
Xermelo
Xerostom
Xgeva
Xhance
Xifaxan
Xigduo xr
Xiidra
Ximino
Xl-dol
Xodol
Xofigo
Xofluza
Xolair
Xolair PFS
Xolegel
Xolox
Xopenex
Xopenex HFA
Xospata
Xpecto
Xtampza er
Xtandi
Xulane
Xultophy 100/3.6
Xuriden
Xylocaine MPF
Xylometazoline HCL
Xyosted
Xyrem
Xyzal
Yellow Dock
Yervoy
Yin-Yang Balance
Yinchiao
Yobisin
Yondelis
Yonsa
Yosprala
Younggaksan
Yupelri
Yutiq
Yuvafem
Z-sleep
Zaditor
Zafirlukast
Zaldyon
Zaltrap
Zamicet
Zanaflex
Zanamivir
Zanosar
Zantac
Zantac 150
Zantac 75
Zap APF
Zap Neutral
Zarah
Zarontin
Zarxio
Zavesca
Zebutal
Zeel
Zegerid
Zegerid OTC
Zejula
Zelapar
Zelboraf
Zelcom
ZEMBRACE SymTouch
Zemplar
Zenatane
Zenpep
Zentel
Zentrip
Zenzedi
Zepatier
Zephrex-D
Zerbaxa
Zerit
Zerviate
Zestoretic
Zestril
Zetia
Zetonna
Zeyocaine
Ziac
Ziagen
Ziana
Zicam
Ziconotide
Zidovudine
Zileuton
Zilretta
Zinbryta
Zinbryta Pen
Zinc Acetate
Zinc chloride
Zinc Oxide
Zinc Oxide, Titanium Dioxide
Zinc Sulfate
Zinecard
Zingo
Zinplava
Zioptan
Ziprasidone
Ziprasidone mesylate
Zipsor
Zirgan
Zithranol-rr
Zithromax
Ziv-aflibercept
Zmax
Zocor
Zofran
Zofran odt
Zohydro
Zohydro er
Zoladex
Zolinza
Zolmitriptan OD
Zolmitriptan Orally Disintegrating
Zoloft
Zolpidem
Zolpidem Tartrate Extended Release
Zolpidem Tartrate Extended-Release
Zolpidem tartrate sublingual
ZolpiMIST
Zomacton
Zometa
Zomig
Zomig zmt
Zonalon
Zonegran
Zonnic
Zonnic Nicotine
Zonnic Nicotine Polacrilex
Zontivity
ZOOBY Chocolate Chow
ZOOBY Gator Gum
ZOOBY Growlin Grrrape
ZOOBY Happy Hippo Cake
ZOOBY Spearmint Safari
ZOOBY Turtle Melon
Zorbtive
Zorcaine
Zortress
Zorvolex
Zosyn
Zosyn in Galaxy Containers
Zosyn Pharmacy Bulk Package
Zovirax
Ztlido
Zubsolv
Zuplenz
Zurampic
Zutripro
Zyban
Zyclara
Zydelig
Zyflo
Zyflo cr
Zykadia
Zylet
Zyloprim
Zymaxid
Zyncof
Zypitamag
Zyprexa
ZYPREXA Intramuscular
ZYPREXA Relprevv
ZYPREXA Zydis
Zyrtec
Zyrtec Allergy
Zyrtec-d
Zytiga
Zyvox
ZzzQuil
ZzzSleep`;

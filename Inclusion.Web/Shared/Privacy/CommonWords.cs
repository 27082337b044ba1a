using System.Collections.Frozen;

namespace Inclusion.Web.Shared.Privacy;

/// <summary>
/// Words of French and English that people are called by as well, and words that stand in many names. In a text they mean something else more often than not. Folded; a name that is missing here is taken for
/// one that means nobody else.
/// </summary>
internal static class CommonWords
{
    private const string French =
        """
        aime aimee amour ami ange anges arbre argent automne avril aurore bas beau beaux bel belle belles bien blanc blanche blanches bleu bleue bois bon bonne bonnes bonheur boucher boulanger brave brun brune carre carreau
        cerise chance charpentier chateau chevalier ciel claire clair cloche clemence constance coq couturier court cousin dimanche dimanches divine doux douce droit droite ecole eglise emeraude ermite espoir esperance
        etoile etoiles etranger faible felicite fer fleur fleurs fontaine fort forte forge fournier franc france francais frere gai gentil gentille grand grande grands gris grise guerre harmonie haut hiver hotel iris jardin jaune
        jeudi jeune joie joli jolie jour juge juillet juin juste lac lande large lavande leger libre lila lilas long longue loup lune lundi lys magasin mai maire maison maitre mer mercredi marchand mardi marguerite marin marine
        marron mars mercier merle messager meunier midi miel montagne monde moulin mouton neige noel noir noire nouveau nuit octobre olive oiseau or orange ouvrier page paix pain palais papillon parc paris passage patience
        pauvre pecheur pere perle petit petite petits pierre pierres place plage plaisir pluie poirier pont port poste potier premier prevost prince printemps prudence prune prunelle rampe renard riche riviere rocher
        roi roman rose roses rouge rouges roux route royer rubis rue sage sagesse saint sainte salle samedi samedis sapin sec secret septembre serein sergent soeur soir soleil source sucre tailleur temple terre tisserand tour
        tranquille tresor tulipe vache vallee vallon vendredi vent vert verte vie vieux vieille vigne vigneron ville villeneuve violette violettes victoire vif volant voisin voyage
        """;

    private const string English =
        """
        amber angel april art ash august autumn baker bank barber bell best bill bird bishop black blessing blue bob bond booth bright brook brown bush butcher butler carpenter carter case chance charity chase church clark clay cole
        cook cooper crystal daisy dale dawn day dean drew duke earl east eve faith farmer felicity field fields fisher flower forest fox frank freeman friend gardener gale garden gentle glass gold good grace grant gray green
        grey grove guy hall harbour hardy harmony hart hazel heath heather hill hills holly home honey honor hood hope house hunt hunter iris ivy jack jasmine jet joy joyce june justice king knight lake lane law lee light lily
        little long love lucky marble mark marsh mason may melody mercy miles mill miller mills moon moore moss nick night noble north nurse oak olive park pat patience peace pearl penny pepper piper pool pope porter potter
        power precious price pride prince princess prudence queen ray read reed reeves rice rich river rivers rob robin rock rose ruby rusty sage sailor sandy savage scarlet sharp shepherd shore short silver singer sky small smith
        snow south spring star steel stone storm street strong sue summer sunday sunny swift tanner taylor temple terry thatcher tiger townsend tucker turner victory violet walker wall ward waters weaver webb wells west wheeler
        white will winter wise wolf wood woods young
        """;

    private static readonly FrozenSet<string> All = $"{French} {English}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <param name="folded">One word.</param>
    public static bool Has(string folded) => All.Contains(folded);
}

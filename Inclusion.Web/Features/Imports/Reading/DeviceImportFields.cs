using Inclusion.Web.Shared.Fields;

namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>What can be imported of a device, and of the person who has it where the file comes from Snipe-IT.</summary>
public static class DeviceImportFields
{
    public const string Tag = nameof(Tag);
    public const string Serial = nameof(Serial);
    public const string Category = nameof(Category);
    public const string Maker = nameof(Maker);
    public const string Model = nameof(Model);
    public const string ModelNumber = nameof(ModelNumber);
    public const string Processor = nameof(Processor);
    public const string Memory = nameof(Memory);
    public const string Storage = nameof(Storage);
    public const string Screen = nameof(Screen);
    public const string OperatingSystem = nameof(OperatingSystem);
    public const string Grade = nameof(Grade);
    public const string Accessories = nameof(Accessories);
    public const string Donor = nameof(Donor);
    public const string AcquiredOn = nameof(AcquiredOn);
    public const string ReplacementValue = nameof(ReplacementValue);
    public const string Notes = nameof(Notes);
    public const string Centre = nameof(Centre);
    public const string Status = nameof(Status);
    public const string SimNumber = nameof(SimNumber);
    public const string DataPlan = nameof(DataPlan);

    public const string Shelf = nameof(Shelf);

    public const string DonatedOn = nameof(DonatedOn);
    public const string DonationReference = nameof(DonationReference);
    public const string StatusSince = nameof(StatusSince);

    /// <summary>Yes or no; empty: as devices of its category do.</summary>
    public const string KeepsData = nameof(KeepsData);
    public const string WipeNeededSince = nameof(WipeNeededSince);

    /// <summary>The last wipe: without its day, its tool, how it was checked and by whom it is none.</summary>
    public const string WipedOn = nameof(WipedOn);
    public const string WipeLevel = nameof(WipeLevel);
    public const string WipeTool = nameof(WipeTool);
    public const string WipeVerification = nameof(WipeVerification);
    public const string WipedBy = nameof(WipedBy);
    public const string WipeVerifiedBy = nameof(WipeVerifiedBy);

    /// <summary>Accessories of the kit that are missing.</summary>
    public const string Missing = nameof(Missing);
    public const string Damage = nameof(Damage);
    public const string MendNeededSince = nameof(MendNeededSince);

    /// <summary>Who has it, as a file of people of this product names them.</summary>
    public const string HolderId = nameof(HolderId);

    /// <summary>The whole name of who has it.</summary>
    public const string Holder = nameof(Holder);

    /// <summary>To whom Snipe-IT checked the device out: "User", "Location" or nobody.</summary>
    public const string CheckoutType = nameof(CheckoutType);
    public const string BorrowerUsername = nameof(BorrowerUsername);
    public const string BorrowerFirstName = nameof(BorrowerFirstName);
    public const string BorrowerLastName = nameof(BorrowerLastName);
    public const string BorrowerEmail = nameof(BorrowerEmail);

    /// <summary>Since when the person has it; empty: since before the import, and nobody knows since when.</summary>
    public const string LentOn = nameof(LentOn);

    /// <summary>When it is due back; may be past.</summary>
    public const string DueOn = nameof(DueOn);

    /// <summary>The fields that hold dates: whether the day or the month comes first is one question for all of them.</summary>
    public static IReadOnlyList<string> Dates { get; } = [AcquiredOn, LentOn, DueOn, DonatedOn, StatusSince, WipeNeededSince, WipedOn, MendNeededSince];

    /// <summary>Without a tag or a serial number, the same file read again could not be known for the same.</summary>
    private const string Identity = nameof(ImportText.NeedTagOrSerial);

    public static IReadOnlyList<ImportField> All { get; } = ImportField.WithWordsOf(
        DeviceRecord.All,
    [
        new(Tag, Identity, "asset tag", "tag", "asset number", "inventory number", "étiquette", "numéro d’inventaire", "n° d’inventaire", "inventaire", "code"),
        new(Serial, Identity, "serial", "serial number", "serial no", "s/n", "sn", "numéro de série", "n° de série", "no de série", "n° série", "série", "imei"),
        new(Category, null, "category", "device type", "type", "kind", "catégorie", "type d’appareil", "genre d’appareil"),
        new(Maker, null, "manufacturer", "maker", "make", "brand", "vendor", "marque", "fabricant", "constructeur"),
        new(Model, null, "model", "model name", "modèle", "nom du modèle"),
        new(ModelNumber, null, "model number", "model no", "part number", "numéro de modèle", "n° de modèle", "référence"),
        new(Processor, null, "processor", "cpu", "processeur"),
        new(Memory, null, "memory", "ram", "mémoire", "mémoire vive"),
        new(Storage, null, "storage", "disk", "drive", "hard disk", "ssd", "stockage", "disque", "disque dur", "capacité"),
        new(Screen, null, "screen", "screen size", "display", "écran", "taille d’écran"),
        new(OperatingSystem, null, "operating system", "os", "system", "système d’exploitation", "système"),
        new(Grade, null, "grade", "condition", "cosmetic grade", "état esthétique", "aspect"),
        new(Accessories, null, "accessories", "kit", "accessoires"),
        new(Donor, null, "donor", "donated by", "supplier", "donateur", "donneur", "donné par", "fournisseur", "provenance"),
        new(AcquiredOn, null, "acquired on", "acquired", "acquisition date", "purchase date", "purchased", "received on", "donation date",
            "acquis le", "date d’acquisition", "date d’achat", "reçu le", "date de réception", "date de don"),
        new(ReplacementValue, null, "replacement value", "value", "purchase cost", "cost", "price", "valeur de remplacement", "valeur", "prix", "prix d’achat", "coût"),
        new(Notes, null, "asset notes", "notes", "note", "comments", "comment", "remarks", "remarques", "remarque", "commentaires", "commentaire", "observations"),
        new(Centre, null, "centre", "center", "location", "site", "lieu", "emplacement", "localisation", "antenne"),
        new(Status, null, "status", "state", "statut", "état"),
        new(SimNumber, null, "sim number", "sim", "sim card", "iccid", "numéro de sim", "n° de sim", "carte sim"),
        new(DataPlan, null, "data plan", "plan", "forfait", "forfait de données", "abonnement"),
        new(Shelf, null, "shelf", "rack", "bin", "étagère", "rayonnage", "casier"),
        new(DonatedOn, null),
        new(DonationReference, null),
        new(StatusSince, null),
        new(KeepsData, null, "stores data", "has storage", "stocke des données"),
        new(WipeNeededSince, null),
        new(WipedOn, null),
        new(WipeLevel, null),
        new(WipeTool, null),
        new(WipeVerification, null),
        new(WipedBy, null),
        new(WipeVerifiedBy, null),
        new(Missing, null),
        new(Damage, null, "damages", "dommage", "dégâts"),
        new(MendNeededSince, null),
        new(HolderId, null),
        new(Holder, null, "on loan to", "prêté à", "with", "chez", "borrower", "lent to", "emprunteur", "emprunteuse"),
        new(CheckoutType, null, "checkout type"),
        new(BorrowerUsername, null, "checked out to: username"),
        new(BorrowerFirstName, null, "checked out to: first name"),
        new(BorrowerLastName, null, "checked out to: last name"),
        new(BorrowerEmail, null, "checked out to: email"),
        new(LentOn, null, "last checkout", "last checkout date", "checkout date", "checked out on", "lent on", "loaned on", "loan date", "on loan since", "prêté le", "date de prêt", "date du prêt", "en prêt depuis", "sorti le"),
        new(DueOn, null, "expected checkin", "expected checkin date", "expected check-in", "due on", "due date", "due back", "to return on", "à rendre le", "retour prévu", "date de retour prévue", "date de retour", "échéance", "until", "jusqu’au"),
    ]);
}

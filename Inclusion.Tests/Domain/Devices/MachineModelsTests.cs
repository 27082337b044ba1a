using Inclusion.Domain.Devices;

namespace Inclusion.Tests.Domain.Devices;

/// <summary>Whether two names are of one model: a wipe log of another machine is to be noticed, and nobody asked about a size or an order number.</summary>
public sealed class MachineModelsTests
{
    [Theory]
    [InlineData("LENOVO 20L5S1AB00 ThinkPad T480", "Lenovo", "ThinkPad T480")]
    [InlineData("LENOVO 20L5S1AB00 ThinkPad T480", "", "T480")]
    [InlineData("LENOVO 20L5S1AB00 ThinkPad T480", "Lenovo", "Thinkpad-T480 14\" 2018")]
    [InlineData("LENOVO 20L5S1AB00 ThinkPad T480", "Lenovo", "20L5S1AB00")]
    [InlineData("LENOVO 20KHS0XX00 ThinkPad X1 Carbon 6th", "Lenovo", "ThinkPad X1 Carbon Gen 6")]
    [InlineData("HP HP EliteBook 840 G5", "Hewlett-Packard", "EliteBook 840 G5")]
    [InlineData("HP HP ProBook 450 G5 Notebook PC", "HP", "Pro Book 450 G5 i5-8250U")]
    [InlineData("Dell Inc. Latitude E7470", "Dell", "Latitude 7470")]
    [InlineData("Dell Inc. Latitude 5490", "DELL", "Latitude5490")]
    [InlineData("ASUSTeK COMPUTER INC. VivoBook_ASUSLaptop X512DA_X512DA", "Asus", "Vivobook X512DA")]
    [InlineData("Microsoft Corporation Surface Pro 7", "Microsoft", "Surface Pro 7")]
    public void One_model_however_it_is_written(string found, string maker, string model) => Assert.True(MachineModels.AreOne(found, maker, model));

    [Theory]
    [InlineData("LENOVO 20L5S1AB00 ThinkPad T480", "Lenovo", "ThinkPad T480s")]
    [InlineData("LENOVO 20L5S1AB00 ThinkPad T480", "Lenovo", "ThinkPad T470")]
    [InlineData("LENOVO 20L5S1AB00 ThinkPad T480", "Dell", "Latitude 5490")]
    [InlineData("LENOVO 20L5S1AB00", "HP", "")]
    [InlineData("HP HP EliteBook 840 G5", "HP", "EliteBook 840 G6")]
    [InlineData("Microsoft Corporation Surface Pro 7", "Microsoft", "Surface Pro 6")]
    public void Another_model_or_another_maker(string found, string maker, string model) => Assert.False(MachineModels.AreOne(found, maker, model));

    [Theory]
    [InlineData("LENOVO 20L5S1AB00", "Lenovo", "ThinkPad T480")]
    [InlineData("Apple Inc. MacBookPro14,1", "Apple", "MacBook Pro 13 2017")]
    [InlineData("Dell Inc. OptiPlex 5490", "Dell", "Latitude 5490")]
    [InlineData("HP HP EliteBook 840 G5", "HP", "")]
    [InlineData("HP HP EliteBook 840 G5", "", "Inconnu")]
    [InlineData("To be filled by O.E.M.", "HP", "EliteBook 840 G5")]
    [InlineData("", "HP", "EliteBook 840 G5")]
    public void Nothing_is_said_where_nothing_can_be_compared(string found, string maker, string model) =>
        Assert.Null(MachineModels.AreOne(found, maker, model));
}

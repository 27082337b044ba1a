using System.Diagnostics;
using System.Globalization;
using Inclusion.Tests.Documents;
using Inclusion.Tests.Features.Reports.Print;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Features.Reports.Print;

namespace Inclusion.Tests.Benchmarks;

/// <summary>
/// Measures the PDF layer on one core: <c>dotnet Inclusion.Tests.dll document-benchmarks FOLDER</c>. The files are left in the folder, to be looked at, with one of
/// names in many scripts. The figures to hold: 598 certificates a second in one file, 150 with names in Devanagari, a table of 5 000 rows in 0.6 s and 150 MB once
/// warm, and an impact report of 200 municipalities in 3 s, the first one after the start included.
/// </summary>
internal static class DocumentBenchmarks
{
    public const string Name = "document-benchmarks";

    private const int Certificates = 2000;

    private const int WarmUps = 20;

    public static int Run(string folder)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using var self = Process.GetCurrentProcess();
            self.ProcessorAffinity = 1;
        }

        Directory.CreateDirectory(folder);
        MeasureImpact(folder);
        MeasureImpact(folder);
        for (var i = 0; i < WarmUps; i++)
        {
            Write(folder, "report.pdf", (writer, stream) => writer.Write(stream, new SampleReport(250)));
        }

        MeasureReport(folder);
        MeasureFile(folder, 200);
        for (var i = 0; i < 3; i++)
        {
            MeasureFile(folder, Certificates);
        }

        for (var i = 0; i < 3; i++)
        {
            MeasureFile(folder, Certificates, Indic, "with names in Devanagari ");
        }

        MeasureShaping("Latin", Latin);
        MeasureShaping("Devanagari", Indic);

        MeasureSingles(folder);
        using var names = File.Create(Path.Combine(folder, "names.pdf"));
        Samples.Writer().Write(names, new SampleNames());
        return 0;
    }

    private static void MeasureImpact(string folder)
    {
        var report = ReportSamples.Extreme(municipalities: 200);
        var began = ProcessorTime();
        var file = new ReportPrinter(Samples.Writer()).Print(report).Value;
        Say($"impact report of 200 municipalities: {(ProcessorTime() - began).TotalSeconds:0.00} s, {file.Length / 1024} KB");
        File.WriteAllBytes(Path.Combine(folder, "impact.pdf"), file);
    }

    private static void MeasureReport(string folder)
    {
        var began = ProcessorTime();
        Write(folder, "report.pdf", (writer, stream) => writer.Write(stream, new SampleReport(5000)));
        using var self = Process.GetCurrentProcess();
        Say($"report of 5 000 rows: {(ProcessorTime() - began).TotalSeconds:0.00} s, process at most {self.PeakWorkingSet64 / 1024 / 1024} MB");
    }

    private static void MeasureFile(string folder, int count, Func<int, string>? name = null, string what = "")
    {
        name ??= Latin;
        var began = ProcessorTime();
        var info = new DocumentInfo("Attestations", "fr", Samples.Created, "Maison de quartier Nord");
        Write(folder, "certificates.pdf", (writer, stream) => writer.Write(stream, info, Enumerable.Range(1, count).Select(i => new SampleCertificate(name(i), i)), null, CancellationToken.None));
        Say($"{count} certificates {what}in one file: {count / (ProcessorTime() - began).TotalSeconds:0} a second");
    }

    private static void MeasureSingles(string folder)
    {
        var began = ProcessorTime();
        for (var i = 1; i <= Certificates; i++)
        {
            Write(folder, "certificate.pdf", (writer, stream) => writer.Write(stream, new SampleCertificate(Latin(i), i)));
        }

        Say($"{Certificates} certificates, a file each: {Certificates / (ProcessorTime() - began).TotalSeconds:0} a second");
    }

    // Each name is another, so that none is shaped before.
    private static void MeasureShaping(string script, Func<int, string> name)
    {
        const int Shaped = 20_000;
        var shaper = new TextShaper(Samples.Fonts());
        var began = ProcessorTime();
        for (var i = 0; i < Shaped; i++)
        {
            shaper.Shape(name(i), TextStyle.Body);
        }

        Say($"names in {script} shaped: {(ProcessorTime() - began).TotalMicroseconds / Shaped:0.0} µs a name");
    }

    private static string Latin(int number) => $"Fatoumata{Letters(number, 'a')} Diarra-Lemoine{Letters(number, 'a')} {number}";

    private static string Indic(int number) => $"कृष्णा{Letters(number, 'क')} त्रिपाठी{Letters(number, 'क')} {number}";

    private static string Letters(int number, char first) => string.Concat($"{number}".Select(digit => (char)(first + digit - '0')));

    private static void Write(string folder, string file, Action<DocumentWriter, Stream> write)
    {
        using var stream = File.Create(Path.Combine(folder, file));
        write(Samples.Writer(), stream);
    }

    // The core's own time: other programs on the machine do not count.
    private static TimeSpan ProcessorTime()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

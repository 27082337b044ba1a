namespace Inclusion.Tests.Documents;

/// <summary>Names of people in many scripts, with what is hard in each: joined letters, marks above and below, vowels written before their consonant.</summary>
internal static class Names
{
    public static readonly IReadOnlyList<(string Script, string Name)> All =
    [
        ("Latin", "Nguyễn Thị Ánh Ngọc"),
        ("Greek", "Ελένη Παπαδοπούλου"),
        ("Cyrillic", "Юлия Ковальчук"),
        ("Armenian", "Արամ Խաչատրյան"),
        ("Georgian", "გიორგი ბერიძე"),
        ("Hebrew", "שָׂרָה כֹּהֵן"),
        ("Arabic", "مُحَمَّد بن عبد الله"),
        ("Persian", "پژمان می‌خواهم گلستانی"),
        ("Ethiopic", "አበበ ቢቂላ"),
        ("Devanagari", "कृष्णा त्रिपाठी"),
        ("Bengali", "প্রিয়াঙ্কা ক্ষেত্রপাল"),
        ("Tamil", "கௌரி ஜெயராமன் பொன்னையா"),
        ("Khmer", "ស្រីមុំ ចាន់"),
        ("Thai", "น้ำผึ้ง ใจดี"),
    ];

    public static TheoryData<string> Words => [.. All.SelectMany(n => n.Name.Split(' '))];

    public static TheoryData<string> Whole => [.. All.Select(n => n.Name)];
}

package dev.assay.sample;

import dev.assay.rules.Market;
import java.util.List;
import java.util.SplittableRandom;

/** Where partners are, and what companies are called there. All of them are invented. */
final class Countries {
    private static final List<String> GERMAN = List.of(
            "Nordlicht", "Weißbach", "Süderhof", "Kranich", "Übersee", "Fährmann", "Lindenäcker", "Grünwald & Töchter");
    private static final List<String> ENGLISH = List.of(
            "Harbour Light", "O'Malley & Sons", "Copperfield", "Blue \"Heron\"", "Stonebridge", "Tallow, Finch & Co");
    private static final List<String> FRENCH = List.of(
            "Étoile du Midi", "Rivière-Bleue", "L'Atelier Numérique", "Châtaignier", "Façonnerie", "Cœur de Ville");
    private static final List<String> SPANISH =
            List.of("Piñón Azul", "Montaña Clara", "Señal Abierta", "Río Hondo", "Corazón de Olivo", "Ámbar");
    private static final List<String> PORTUGUESE =
            List.of("Coração Verde", "São Telmo", "Água Funda", "Pão & Linho", "Maçã Dourada", "Íris");
    private static final List<String> POLISH =
            List.of("Żuraw", "Łąka", "Źródło Północ", "Świt", "Dąbrowa Cyfrowa", "Górski i Wspólnicy");
    private static final List<String> NORDIC = List.of("Åkerby", "Østervang", "Sjöstad", "Fjällhöjd", "Bræk", "Ängen");
    private static final List<String> TURKISH = List.of("Işık", "Güneşli Çınar", "Şahin", "Yıldız Ağacı", "Köprü");
    private static final List<String> JAPANESE = List.of("青空情報", "桜川システム", "みなと技研", "北斗ソリューション", "富士見データ");
    private static final List<String> CHINESE = List.of("远山数据", "晨光信息", "江南云", "金桥软件", "白鹭科技");
    private static final List<String> KOREAN = List.of("한강정보", "푸른소프트", "별빛데이터", "가람시스템");
    private static final List<String> INDIAN =
            List.of("Neelkanth", "Suryodaya", "सागर डिजिटल", "Kaveri Bay", "Himadri");
    private static final List<String> AFRICAN =
            List.of("Ubuntu Ridge", "Baobab & Palm", "Ẹ̀kọ́ Works", "Serengeti Bright", "Jacaranda, North");
    private static final List<String> VIETNAMESE = List.of("Sao Mai", "Đồng Xanh", "Biển Đông Nam", "Trường Sơn Việt");
    private static final List<String> MIDDLES = List.of(
            "Data",
            "Systems",
            "Cloud",
            "Consult",
            "Digital",
            "Works",
            "Net",
            "Soft",
            "Informatik",
            "Labs",
            "Group",
            "IT");

    private static final List<Country> ALL = List.of(
            new Country("DE", Market.DEVELOPED, GERMAN, "GmbH"),
            new Country("AT", Market.DEVELOPED, GERMAN, "OG"),
            new Country("CH", Market.DEVELOPED, GERMAN, "AG"),
            new Country("US", Market.DEVELOPED, ENGLISH, "Inc."),
            new Country("US", Market.DEVELOPED, ENGLISH, "LLC"),
            new Country("GB", Market.DEVELOPED, ENGLISH, "Ltd"),
            new Country("AU", Market.DEVELOPED, ENGLISH, "Pty Ltd"),
            new Country("FR", Market.DEVELOPED, FRENCH, "SARL"),
            new Country("ES", Market.DEVELOPED, SPANISH, "S.L."),
            new Country("SE", Market.DEVELOPED, NORDIC, "AB"),
            new Country("DK", Market.DEVELOPED, NORDIC, "A/S"),
            new Country("JP", Market.DEVELOPED, JAPANESE, "株式会社"),
            new Country("KR", Market.DEVELOPED, KOREAN, "주식회사"),
            new Country("PL", Market.DEVELOPED, POLISH, "sp. z o.o."),
            new Country("MX", Market.DEVELOPING, SPANISH, "S.A. de C.V."),
            new Country("BR", Market.DEVELOPING, PORTUGUESE, "Ltda."),
            new Country("TR", Market.DEVELOPING, TURKISH, "A.Ş."),
            new Country("CN", Market.DEVELOPING, CHINESE, "有限公司"),
            new Country("IN", Market.DEVELOPING, INDIAN, "Pvt. Ltd."),
            new Country("KE", Market.DEVELOPING, AFRICAN, "Ltd"),
            new Country("VN", Market.DEVELOPING, VIETNAMESE, "TNHH"));

    /**
     * A country and its way to name companies.
     *
     * @param code ISO 3166, two letters
     */
    record Country(String code, Market market, List<String> words, String form) {
        /** A company's name; not unique. */
        String name(SplittableRandom random) {
            String first = words.get(random.nextInt(words.size()));
            String middle = MIDDLES.get(random.nextInt(MIDDLES.size()));
            int number = random.nextInt(2, 100);
            return random.nextInt(4) == 0
                    ? "%s %s %d %s".formatted(first, middle, number, form)
                    : first + " " + middle + " " + form;
        }
    }

    private Countries() {}

    static Country any(SplittableRandom random) {
        return ALL.get(random.nextInt(ALL.size()));
    }
}
